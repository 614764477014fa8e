using Runware.Wan25.AotSmoke;
using Runware.Wan25.Emulator;

// Compiled to a native binary, where reflection that the compiler did not foresee throws: every path that reads JSON, binds options or
// resolves services is walked once here, through the public API.
await using var emulator = RunwareEmulator.CreateInProcess(new() { GenerationTime = TimeRange.Exactly(TimeSpan.FromMilliseconds(50)) });
using var handler = emulator.CreateHandler();

Checks.That("this is native code", !System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported);
await ClientScenario.RunAsync(emulator, handler);
await HostedScenario.RunAsync(emulator);
OfflineScenario.Run();
return Checks.Report();
