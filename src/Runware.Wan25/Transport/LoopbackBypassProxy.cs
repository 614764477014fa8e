using System.Net;

namespace Runware.Wan25.Transport;

/// <summary>
/// Uses the proxy of the environment for everything but this machine: an emulator on the loopback interface is out of reach of a proxy
/// elsewhere, and variables such as <c>HTTPS_PROXY</c> seldom name it as an exception.
/// </summary>
internal sealed class LoopbackBypassProxy(IWebProxy proxy) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => proxy.Credentials;
        set => proxy.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || proxy.IsBypassed(host);
}
