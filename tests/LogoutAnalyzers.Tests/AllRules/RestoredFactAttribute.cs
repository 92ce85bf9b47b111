using Xunit;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>A fact about the samples: skipped, and shown as skipped, where its packages are not restored.</summary>
internal sealed class RestoredFactAttribute : FactAttribute
{
    public RestoredFactAttribute()
    {
        if (!Samples.IsRestored) Skip = "The packages of the samples are not restored: build one of them first.";
    }
}
