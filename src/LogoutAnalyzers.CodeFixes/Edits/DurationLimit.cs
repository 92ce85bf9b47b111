using System;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Lowers a duration that the code sets to a limit, in the words of the code.</summary>
internal static class DurationLimit
{
    /// <summary>False where nothing is above the limit, or the value is written in a way that is not understood.</summary>
    public static bool TryApply(SourceEdits edits, LogoutModel model, ExpressionSyntax value, TimeoutForm form, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (value is ParenthesizedExpressionSyntax inner) return TryApply(edits, model, inner.Expression, form, limit, cancellationToken);
        // Of two values the longer one may be the only one above the limit.
        if (value is ConditionalExpressionSyntax choice) return TryApply(edits, model, choice.WhenTrue, form, limit, cancellationToken) | TryApply(edits, model, choice.WhenFalse, form, limit, cancellationToken);
        var durations = model.Durations.Of(edits.Model.GetOperation(value, cancellationToken), form, cancellationToken);
        var tooLong = durations.Where(duration => duration.Value > limit || duration.Value < TimeSpan.Zero).ToList();
        if (tooLong.Count == 0) return false;
        // What stands in a file is changed there, in the unit of the file.
        if (tooLong.Any(static duration => duration.Source is not null)) return tooLong.All(duration => edits.Files.TrySet(duration, limit));
        return DurationEdit.TrySet(edits, value, form, limit);
    }
}
