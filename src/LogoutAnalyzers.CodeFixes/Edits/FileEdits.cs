using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>
/// The changes that one fix makes to configuration files and pages. A fix for a report in C# code may make them, too: "dotnet format" knows
/// no fixes of reports in other files.
/// </summary>
internal sealed class FileEdits
{
    private readonly Dictionary<(string Path, TextSpan Span), string> _changes = new();

    public bool IsEmpty => _changes.Count == 0;

    /// <summary>Gives a value another text.</summary>
    public void Set(FileValue value, string text) => _changes[(value.Path, value.Span)] = text;

    /// <summary>Takes something out of a file, with its lines if nothing else stands there.</summary>
    public void Remove(string path, SourceText text, TextSpan span)
    {
        var lines = TextSpan.FromBounds(text.Lines.GetLineFromPosition(span.Start).Start, text.Lines.GetLineFromPosition(span.End).EndIncludingLineBreak);
        var isAlone = text.ToString(lines).Trim().Length == span.Length;
        _changes[(path, isAlone ? lines : span)] = "";
    }

    /// <summary>Shortens the value that a duration comes from; false where there is none, or where it cannot say the shorter duration in its unit.</summary>
    public bool TrySet(SetDuration duration, TimeSpan wanted)
    {
        if (duration.Source is not { } value || DurationText.For(value.Text, duration.Value, wanted) is not { } text) return false;
        Set(value, text);
        return true;
    }

    /// <summary>The solution with the changes; null when a file is not there any more.</summary>
    public async Task<Solution?> ApplyAsync(Project project, Solution solution, CancellationToken cancellationToken)
    {
        foreach (var changes in _changes.GroupBy(static change => change.Key.Path))
        {
            if (project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == changes.Key) is not { } file) return null;
            var text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (changes.Any(change => change.Key.Span.End > text.Length)) return null;
            solution = solution.WithAdditionalDocumentText(file.Id, text.WithChanges(changes.OrderBy(static change => change.Key.Span.Start).Select(static change => new TextChange(change.Key.Span, change.Value))));
        }
        return solution;
    }
}
