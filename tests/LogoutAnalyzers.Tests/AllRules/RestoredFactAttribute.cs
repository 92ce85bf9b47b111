using Xunit;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>A fact about the sound sample: skipped, and shown as skipped, where its packages are not restored.</summary>
internal sealed class RestoredFactAttribute : FactAttribute
{
    public RestoredFactAttribute()
    {
        if (!SoundShop.IsRestored) Skip = "The packages of samples/SoundShop are not restored: build the sample first.";
    }
}
