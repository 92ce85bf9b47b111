using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Prints diagnostics as the code that expects them, ready to be pasted into a test.</summary>
internal static class DiagnosticCode
{
    // Not public, but the only way to tell arguments from message.
    private static readonly PropertyInfo? s_arguments = typeof(Diagnostic).GetProperty("Arguments", BindingFlags.Instance | BindingFlags.NonPublic);

    /// <summary>The arguments of the message of a diagnostic, as text.</summary>
    public static IReadOnlyList<string> Arguments(Diagnostic diagnostic)
        => s_arguments?.GetValue(diagnostic) is IEnumerable arguments
            ? arguments.Cast<object?>().Select(static argument => Convert.ToString(argument, CultureInfo.InvariantCulture) ?? "").ToList()
            : [];

    /// <summary>The code that expects <paramref name="diagnostic"/>.</summary>
    public static string Of(Diagnostic diagnostic, string defaultPath)
    {
        var code = new StringBuilder(Start(diagnostic));
        var needsSeverity = !IsOfCompiler(diagnostic) && diagnostic.Severity != diagnostic.Descriptor.DefaultSeverity;
        if (needsSeverity)
            code.Append($".WithSeverity(DiagnosticSeverity.{diagnostic.Severity})");
        if (diagnostic.Location == Location.None)
            code.Append(".WithNoLocation()");
        foreach (var location in diagnostic.AdditionalLocations.Prepend(diagnostic.Location).Where(static location => location != Location.None))
            code.Append(Span(location.GetLineSpan(), defaultPath));
        if (Arguments(diagnostic) is { Count: > 0 } arguments)
            code.Append($".WithArguments({string.Join(", ", arguments.Select(Literal))})");
        else if (diagnostic.Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture).Contains('{'))
            code.Append($".WithMessage({Literal(diagnostic.GetMessage(CultureInfo.InvariantCulture))})");
        if (diagnostic.IsSuppressed)
            code.Append(".WithIsSuppressed(true)");
        return code.ToString();
    }

    /// <summary>The code of an expectation.</summary>
    public static string Of(DiagnosticResult expected, string defaultPath)
    {
        var code = new StringBuilder($"VerifyCS.Diagnostic({Literal(expected.Id)})");
        if (!expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity))
            code.Append($".WithSeverity(DiagnosticSeverity.{expected.Severity})");
        if (!expected.HasLocation)
            code.Append(".WithNoLocation()");
        foreach (var location in expected.Spans)
        {
            code.Append(location.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength)
                ? $".WithLocation({PathArgument(location.Span.Path, defaultPath)}{location.Span.StartLinePosition.Line + 1}, {location.Span.StartLinePosition.Character + 1})"
                : Span(location.Span, defaultPath));
        }

        if (expected.Message is { } message)
            code.Append($".WithMessage({Literal(message)})");
        else if (expected.MessageArguments is { Length: > 0 } arguments)
            code.Append($".WithArguments({string.Join(", ", arguments.Select(static argument => Literal(Convert.ToString(argument, CultureInfo.InvariantCulture) ?? "")))})");
        if (expected.IsSuppressed is { } suppressed)
            code.Append($".WithIsSuppressed({(suppressed ? "true" : "false")})");
        return code.ToString();
    }

    /// <summary>A location as compilers print it.</summary>
    public static string Place(DiagnosticLocation location)
        => location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey)
            ? $"{{|#{location.Span.StartLinePosition.Line}:…|}}"
            : $"{location.Span.Path}({location.Span.StartLinePosition.Line + 1},{location.Span.StartLinePosition.Character + 1})";

    /// <summary>Whether the compiler itself, not an analyzer, made the report.</summary>
    public static bool IsOfCompiler(Diagnostic diagnostic) => diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler);

    private static string Start(Diagnostic diagnostic) => IsOfCompiler(diagnostic)
        ? diagnostic.Severity switch
        {
            DiagnosticSeverity.Error => $"DiagnosticResult.CompilerError({Literal(diagnostic.Id)})",
            DiagnosticSeverity.Warning => $"DiagnosticResult.CompilerWarning({Literal(diagnostic.Id)})",
            var severity => $"new DiagnosticResult({Literal(diagnostic.Id)}, DiagnosticSeverity.{severity})",
        }
        : $"VerifyCS.Diagnostic({Literal(diagnostic.Id)})";

    private static string Span(FileLinePositionSpan span, string defaultPath)
        => $".WithSpan({PathArgument(span.Path, defaultPath)}{span.StartLinePosition.Line + 1}, {span.StartLinePosition.Character + 1}, {span.EndLinePosition.Line + 1}, {span.EndLinePosition.Character + 1})";

    private static string PathArgument(string path, string defaultPath) => path == defaultPath ? "" : Literal(path) + ", ";

    private static string Literal(string text) => CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
