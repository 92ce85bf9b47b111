using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>The files of this repository, read by the tests that check what is written against what exists.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(Path(relative));

    /// <summary>Files below a folder, by their paths from the root; without build output.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern)
    {
        if (!Directory.Exists(Path(folder))) return [];
        return Directory.EnumerateFiles(Path(folder), pattern, SearchOption.AllDirectories)
            .Select(static file => System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(static file => !file.Split('/').Any(static part => part is "bin" or "obj" or ".git"))
            .Order(StringComparer.Ordinal).ToList();
    }

    // Beside the test's output, or, when that stands outside the repository, beside this file.
    private static string FindRoot([CallerFilePath] string source = "")
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory(), System.IO.Path.GetDirectoryName(source) })
            for (var folder = start; !string.IsNullOrEmpty(folder); folder = System.IO.Path.GetDirectoryName(folder))
                if (File.Exists(System.IO.Path.Combine(folder, "src", "LogoutAnalyzers", "LogoutAnalyzers.csproj"))) return folder;
        throw new DirectoryNotFoundException("The repository was not found above the test's output.");
    }
}
