using System.Threading;
using LogoutAnalyzers.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.Tests.Files;

/// <summary>A file beside the code, as a compiler hands it over.</summary>
internal sealed class Text(string path, SourceText? text) : AdditionalText
{
    public override string Path => path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => text;

    public static ProjectFile? Read(string path, string text) => ProjectFiles.Read(new Text(path, SourceText.From(text)), CancellationToken.None);
}
