using Runware.Wan25.Cli;
using Runware.Wan25.Cli.Hosting;

using var ctrlC = new CtrlCHandler();
return await new CliApplication(CliEnvironment.OfProcess()).RunAsync(args, ctrlC.Token).ConfigureAwait(false);
