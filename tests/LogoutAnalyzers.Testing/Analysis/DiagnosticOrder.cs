namespace Microsoft.CodeAnalysis.Testing;

/// <summary>By file, place and id: fixes are applied in this order.</summary>
internal sealed class DiagnosticOrder : IComparer<Diagnostic>
{
    public static readonly DiagnosticOrder Instance = new();

    public int Compare(Diagnostic? x, Diagnostic? y)
    {
        var (left, right) = (x!.Location.GetLineSpan(), y!.Location.GetLineSpan());
        var order = string.CompareOrdinal(left.Path, right.Path);
        if (order == 0)
            order = left.StartLinePosition.CompareTo(right.StartLinePosition);
        if (order == 0)
            order = left.EndLinePosition.CompareTo(right.EndLinePosition);
        return order == 0 ? string.CompareOrdinal(x.Id, y.Id) : order;
    }
}
