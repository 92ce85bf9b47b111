using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>
/// The time at a site: that of the machine, and what the proof lets pass in addition. So code that asks the machine for the time starts
/// from the same moment.
/// </summary>
internal sealed class Clock : TimeProvider, ISystemClock
{
    private long _ticks;

    DateTimeOffset ISystemClock.UtcNow => GetUtcNow();

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ticks));

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    /// <summary>Makes it the clock of an application, after all that the application registers itself.</summary>
    public void AddTo(IServiceCollection services)
    {
        // Authentication schemes and Identity's validator of the security stamp take theirs from here.
        services.AddSingleton<TimeProvider>(this);
        services.PostConfigure<MemoryCacheOptions>(options => options.Clock = this);
        services.PostConfigure<MemoryDistributedCacheOptions>(options => options.Clock = this);
    }
}
