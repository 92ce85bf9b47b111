using System.Diagnostics;

namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>
/// Gets hold of the host that a program's own Main builds, by the events that the framework raises for its tools,
/// as https://github.com/dotnet/runtime/blob/main/src/libraries/Microsoft.Extensions.HostFactoryResolver/src/HostFactoryResolver.cs does.
/// </summary>
internal sealed class HostListener(Action<IHostBuilder> building, Action<IHost> built) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    // The events are of the whole process; only those of this program's own flow of execution count.
    private static readonly AsyncLocal<HostListener?> s_current = new();

    /// <summary>Runs the program and returns when it has ended.</summary>
    public void Run(Action main)
    {
        s_current.Value = this;
        using (DiagnosticListener.AllListeners.Subscribe(this)) main();
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener listener)
    {
        if (s_current.Value == this && listener.Name == "Microsoft.Extensions.Hosting") listener.Subscribe(this);
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> happened)
    {
        if (s_current.Value != this) return;
        if (happened is { Key: "HostBuilding", Value: IHostBuilder builder }) building(builder);
        if (happened is { Key: "HostBuilt", Value: IHost host }) built(host);
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }
}
