using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.Files;

/// <summary>The files that the compiler was given beside the code, read when first asked for.</summary>
internal sealed class ProjectFiles : IEquatable<ProjectFiles>
{
    // A configuration of more characters than this is not read.
    private const int MaxLength = 1_000_000;

    // Texts are immutable, and hosts keep those of files that do not change.
    private static readonly ConditionalWeakTable<SourceText, StrongBox<ProjectFile?>> s_read = new();

    public static readonly ProjectFiles None = new(ImmutableArray<AdditionalText>.Empty);

    private readonly ImmutableArray<AdditionalText> _files;

    public ProjectFiles(ImmutableArray<AdditionalText> files) => _files = files;

    public IEnumerable<SettingsFile> Settings(CancellationToken cancellationToken) => All(cancellationToken).OfType<SettingsFile>();

    public IEnumerable<MarkupFile> Markup(CancellationToken cancellationToken) => All(cancellationToken).OfType<MarkupFile>();

    public IEnumerable<WebConfigFile> WebConfigs(CancellationToken cancellationToken) => All(cancellationToken).OfType<WebConfigFile>();

    /// <summary>A file by what it is; null for one that says nothing about sessions, and for one that cannot be read.</summary>
    public static ProjectFile? Read(AdditionalText file, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(file.Path);
        if (KindOf(name) is not { } kind || Text(file, cancellationToken) is not { } text || text.Length > MaxLength) return null;
        var known = s_read.GetValue(text, source => new StrongBox<ProjectFile?>(kind(file.Path, source))).Value;
        return known?.Path == file.Path ? known : kind(file.Path, text);
    }

    private IEnumerable<ProjectFile> All(CancellationToken cancellationToken)
    {
        foreach (var file in _files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Read(file, cancellationToken) is { } read) yield return read;
        }
    }

    private static Func<string, SourceText, ProjectFile>? KindOf(string name)
    {
        if (name.StartsWith("appsettings.", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return static (path, text) => new SettingsFile(path, Middle(path), JsonReader.Read(path, text));
        if (name.StartsWith("web.", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".config", StringComparison.OrdinalIgnoreCase))
            return static (path, text) => new WebConfigFile(path, Middle(path), WebConfigReader.Read(path, text));
        return MarkupFile.Is(name) ? MarkupReader.Read : null;
    }

    // appsettings.Production.json, Web.Release.config
    private static string? Middle(string path)
    {
        var parts = Path.GetFileName(path).Split('.');
        return parts.Length > 2 ? string.Join(".", parts.Skip(1).Take(parts.Length - 2)) : null;
    }

    private static SourceText? Text(AdditionalText file, CancellationToken cancellationToken)
    {
        try
        {
            return file.GetText(cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            // A file that cannot be read or is no text.
            return null;
        }
    }

    public bool Equals(ProjectFiles? other) => other is not null && _files.SequenceEqual(other._files);

    public override bool Equals(object? obj) => Equals(obj as ProjectFiles);

    public override int GetHashCode() => _files.IsDefaultOrEmpty ? 0 : _files[0].GetHashCode() * 31 + _files.Length;
}
