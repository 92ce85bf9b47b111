using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>A proof's application, running on Kestrel.</summary>
public sealed class Site : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly IHost _host;
    private readonly Task _main;
    private readonly Clock _clock;

    private Site(IHost host, Task main, Clock clock)
    {
        _host = host;
        _main = main;
        _clock = clock;
        Address = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>A browser that has never been here.</summary>
    public Browser NewBrowser() => new(Address, _clock);

    /// <summary>
    /// Lets time pass, for the application and for its browsers: for cookie and bearer authentication, the security stamp, caches and the
    /// sessions in them, and whatever takes a <see cref="TimeProvider"/> from the services. Timers do not fire any earlier.
    /// </summary>
    public void Advance(TimeSpan time)
    {
        HasAdvanced = true;
        _clock.Advance(time);
    }

    /// <summary>Whether its clock is ahead of the machine's.</summary>
    public bool HasAdvanced { get; private set; }

    /// <summary>Runs the program's own Main, unchanged, until it listens.</summary>
    internal static async Task<Site> StartAsync(Stream assembly)
    {
        var started = new TaskCompletionSource<IHost>(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = new Clock();
        var listener = new HostListener(
            builder => builder.ConfigureServices(services =>
            {
                Isolate(services);
                clock.AddTo(services);
            }),
            host => host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => started.TrySetResult(host)));
        // A thread of its own: Main blocks it as long as the application runs.
        var main = Task.Factory.StartNew(() => Run(listener, assembly), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var first = await Task.WhenAny(started.Task, main).WaitAsync(s_patience);
        await first;
        return started.Task.IsCompletedSuccessfully ? new Site(await started.Task, main, clock) : throw new InvalidOperationException("The application ended before it listened.");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await _main.WaitAsync(s_patience);
    }

    // The context must not be reachable from the running test, else it is never unloaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Run(HostListener listener, Stream assembly)
    {
        var context = new ProgramContext(assembly);
        try
        {
            listener.Run(() => context.RunMain(
                "--urls=http://127.0.0.1:0",
                "--environment=Production",
                $"--applicationName={ProofProgram.Name}",
                $"--contentRoot={AppContext.BaseDirectory}",
                // Watching configuration files costs an inotify instance an application; a machine has 128.
                "--hostBuilder:reloadConfigOnChange=false"));
        }
        finally
        {
            context.Unload();
        }
    }

    // Nothing of the machine may get in, nothing may stay behind, and logs do not belong into the test's output.
    private static void Isolate(IServiceCollection services)
    {
        services.Configure<KeyManagementOptions>(static options => options.XmlRepository = new MemoryKeys());
        services.AddLogging(static logging => logging.ClearProviders());
    }
}
