using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.Files;

/// <summary>The files that the compiler was given beside the code, read when first asked for.</summary>
internal sealed class ProjectFiles : IEquatable<ProjectFiles>
{
    // A configuration of more characters than this is not read.
    private const int MaxLength = 1_000_000;

    // Texts are immutable, and hosts keep those of files that do not change.
    private static readonly ConditionalWeakTable<SourceText, StrongBox<ProjectFile?>> s_read = new();

    private static readonly ConditionalWeakTable<AnalyzerOptions, ProjectFiles> s_projects = new();

    public static readonly ProjectFiles None = new(ImmutableArray<AdditionalText>.Empty);

    private readonly ImmutableArray<AdditionalText> _files;
    private IReadOnlyList<SettingsFile>? _settings;
    private IReadOnlyList<WebConfigFile>? _allWebConfigs;
    private IReadOnlyList<WebConfigFile>? _webConfigs;
    private IReadOnlyList<WebConfigFile>? _folderConfigs;

    public ProjectFiles(ImmutableArray<AdditionalText> files) => _files = files;

    /// <summary>The files of the project that is analysed with these options.</summary>
    public static ProjectFiles Of(AnalyzerOptions options) => s_projects.GetValue(options, static known => new ProjectFiles(known.AdditionalFiles));

    public IReadOnlyList<SettingsFile> Settings(CancellationToken cancellationToken) => Volatile.Read(ref _settings) ?? (_settings = All(IsSettings, cancellationToken).OfType<SettingsFile>().ToList());

    /// <summary>Whether there is an appsettings.json at all: a compiler that is given none cannot say what it holds.</summary>
    public bool HasSettings(CancellationToken cancellationToken) => Settings(cancellationToken).Any(static file => file.EnvironmentName is null);

    public IEnumerable<MarkupFile> Markup(CancellationToken cancellationToken) => All(MarkupFile.Is, cancellationToken).OfType<MarkupFile>();

    /// <summary>The web.config files of the application, their transforms, and the files that hold sections of them.</summary>
    public IReadOnlyList<WebConfigFile> WebConfigs(CancellationToken cancellationToken) => Volatile.Read(ref _webConfigs) ?? (_webConfigs = AllWebConfigs(cancellationToken).Where(file => OuterFolderOf(file, cancellationToken) is null).ToList());

    /// <summary>The web.config files in folders of the application, which hold for what is in there.</summary>
    public IReadOnlyList<WebConfigFile> FolderConfigs(CancellationToken cancellationToken) => Volatile.Read(ref _folderConfigs) ?? (_folderConfigs = AllWebConfigs(cancellationToken).Where(file => OuterFolderOf(file, cancellationToken) is not null).ToList());

    /// <summary>The address of a file from the root of the application on, as visitors write it: <c>Admin/Users.aspx</c>; null for one that is not in there.</summary>
    public string? AddressOf(string path, CancellationToken cancellationToken)
    {
        path = Normal(path);
        foreach (var config in WebConfigs(cancellationToken))
            if (config.Transform is null && IsIn(path, Normal(config.Folder))) return path.Substring(Normal(config.Folder).Length).TrimStart('/');
        return null;
    }

    /// <summary>Whether a file of that path may configure sessions. Pages do not, and there may be many.</summary>
    public static bool MayConfigure(string path) => IsSettings(Path.GetFileName(path)) || path.EndsWith(".config", StringComparison.OrdinalIgnoreCase);

    /// <summary>A file by what it is here; null for one that says nothing about sessions, and for one that cannot be read.</summary>
    public ProjectFile? Of(AdditionalText file, CancellationToken cancellationToken) =>
        Read(file, cancellationToken) ?? (file.Path.EndsWith(".config", StringComparison.OrdinalIgnoreCase) ? AllWebConfigs(cancellationToken).FirstOrDefault(known => known.Path == file.Path) : null);

    /// <summary>A file by its name alone.</summary>
    public static ProjectFile? Read(AdditionalText file, CancellationToken cancellationToken)
    {
        if (KindOf(Path.GetFileName(file.Path)) is not { } kind || Text(file, cancellationToken) is not { } text) return null;
        var known = s_read.GetValue(text, source => new StrongBox<ProjectFile?>(kind(file.Path, source))).Value;
        return known?.Path == file.Path ? known : kind(file.Path, text);
    }

    // Only files of the wanted name are opened.
    private IEnumerable<ProjectFile> All(Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        foreach (var file in _files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (isWanted(Path.GetFileName(file.Path)) && Read(file, cancellationToken) is { } read) yield return read;
        }
    }

    private IReadOnlyList<WebConfigFile> AllWebConfigs(CancellationToken cancellationToken) => Volatile.Read(ref _allWebConfigs) ?? (_allWebConfigs = ReadWebConfigs(cancellationToken));

    // The folder of a web.config around the one that the file is in.
    private string? OuterFolderOf(WebConfigFile file, CancellationToken cancellationToken) =>
        AllWebConfigs(cancellationToken).Where(static other => other.Transform is null).Select(static other => other.Folder).FirstOrDefault(folder => folder != file.Folder && IsIn(Normal(file.Folder), Normal(folder)));

    private static bool IsIn(string path, string folder) => folder.Length == 0 || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase);

    private IReadOnlyList<WebConfigFile> ReadWebConfigs(CancellationToken cancellationToken)
    {
        var configs = All(IsWebConfig, cancellationToken).OfType<WebConfigFile>().ToList();
        var sections = configs.Where(static config => config.Transform is null).SelectMany(Sections).ToLookup(static section => section.Path, StringComparer.OrdinalIgnoreCase);
        if (sections.Count == 0) return configs;
        foreach (var file in _files)
            foreach (var (_, around, config) in sections[Normal(file.Path)].Take(1))
                if (KindOf(Path.GetFileName(file.Path)) is null && Text(file, cancellationToken) is { } text)
                    configs.Add(new WebConfigFile(file.Path, null, WebConfigReader.Read(file.Path, text, around)) { Folder = config.Folder });
        return configs;
    }

    // <sessionState configSource="Session.config" /> stands for the element in that file; <appSettings file="Own.config"> holds it.
    private static IEnumerable<(string Path, ConfigElement? Around, WebConfigFile Config)> Sections(WebConfigFile config)
    {
        foreach (var element in config.Elements)
        {
            if (element["configSource"] is { } source) yield return (Normal(config.Folder + "/" + source.Text), element.Parent, config);
            else if (element.Name == "appSettings" && element["file"] is { } file) yield return (Normal(config.Folder + "/" + file.Text), element, config);
        }
    }

    private static string Normal(string path) => path.Trim().Replace('\\', '/').Replace("//", "/");

    private static Func<string, SourceText, ProjectFile>? KindOf(string name)
    {
        if (IsSettings(name)) return static (path, text) => new SettingsFile(path, Middle(path), JsonReader.Read(path, text));
        if (IsWebConfig(name)) return static (path, text) => new WebConfigFile(path, Middle(path), WebConfigReader.Read(path, text));
        return MarkupFile.Is(name) ? MarkupReader.Read : null;
    }

    private static bool IsSettings(string name) => name.StartsWith("appsettings.", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static bool IsWebConfig(string name) => name.StartsWith("web.", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".config", StringComparison.OrdinalIgnoreCase);

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
            return file.GetText(cancellationToken) is { Length: <= MaxLength } text ? text : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or NotSupportedException)
        {
            // A file that cannot be read or is no text.
            return null;
        }
    }

    public bool Equals(ProjectFiles? other) => other is not null && (_files == other._files || _files.SequenceEqual(other._files));

    public override bool Equals(object? obj) => Equals(obj as ProjectFiles);

    public override int GetHashCode() => _files.IsDefaultOrEmpty ? 0 : _files[0].GetHashCode() * 31 + _files.Length;
}
