using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.Files;

/// <summary>A value that stands in a file beside the code, and where.</summary>
/// <param name="Text">The value as the application gets it, without quotes and escapes.</param>
/// <param name="Path">The file.</param>
/// <param name="Span">Its place in the file, without quotes.</param>
/// <param name="LineSpan">The same by lines.</param>
internal sealed record FileValue(string Text, string Path, TextSpan Span, LinePositionSpan LineSpan)
{
    public Location Location => Location.Create(Path, Span, LineSpan);
}
