using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>Arguments by the names of their parameters, in whatever order they are written.</summary>
internal static class Arguments
{
    /// <summary>The value that is given for the parameter, its default included; null when there is no such parameter.</summary>
    public static IOperation? For(this ImmutableArray<IArgumentOperation> arguments, string parameter) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;

    /// <summary>The value that is written for the parameter; null when there is none.</summary>
    public static IOperation? Given(this ImmutableArray<IArgumentOperation> arguments, string parameter) =>
        arguments.FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Name == parameter)?.Value;
}
