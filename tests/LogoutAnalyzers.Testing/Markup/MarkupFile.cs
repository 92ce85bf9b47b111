using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A text without its markup, and what the markup said.</summary>
/// <param name="Text">The text without markup.</param>
/// <param name="Positions">Where <c>$$</c> stood.</param>
/// <param name="Spans">What stood in <c>[|…|]</c>.</param>
/// <param name="NamedSpans">What stood in <c>{|name:…|}</c>, numbered names included with their <c>#</c>.</param>
internal sealed record MarkupFile(
    string Text,
    ImmutableArray<int> Positions,
    ImmutableArray<TextSpan> Spans,
    ImmutableArray<(string Name, TextSpan Span)> NamedSpans);
