using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LogoutAnalyzers.Files;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>The files of web forms and master pages, and which classes are behind them.</summary>
internal sealed class WebFormsMarkup
{
    private readonly List<MarkupFile> _files;

    public WebFormsMarkup(IEnumerable<MarkupFile> files) =>
        _files = files.Where(static file => file.Path.EndsWith(".aspx", StringComparison.OrdinalIgnoreCase) || file.Path.EndsWith(".master", StringComparison.OrdinalIgnoreCase)).ToList();

    /// <summary>The file of a page and those of the master pages around it; empty when the page is out of sight.</summary>
    public IEnumerable<MarkupFile> Around(INamedTypeSymbol page)
    {
        var file = _files.FirstOrDefault(candidate => Inherits(candidate, "@Page", page));
        for (var depth = 0; file is not null && depth < 4; depth++)
        {
            yield return file;
            var master = (file.Find("@Page").FirstOrDefault() ?? file.Find("@Master").FirstOrDefault())?["MasterPageFile"]?.Text;
            file = master is null ? null : _files.FirstOrDefault(candidate => string.Equals(Path.GetFileName(candidate.Path), Path.GetFileName(master), StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Whether the class is behind one of the files.</summary>
    public static bool IsBehind(INamedTypeSymbol type, MarkupFile file) => Inherits(file, "@Master", type);

    private static bool Inherits(MarkupFile file, string directive, INamedTypeSymbol type) =>
        file.Find(directive).FirstOrDefault()?["Inherits"]?.Text is { } name && (name == type.Name || name.EndsWith("." + type.Name, StringComparison.Ordinal));
}
