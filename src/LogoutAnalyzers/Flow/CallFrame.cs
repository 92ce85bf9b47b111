using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Flow;

/// <summary>The call through which a body is looked at, so that its parameters and its own instance stand for what the caller gives.</summary>
/// <param name="Call">The call, or the read of a property whose getter is looked at.</param>
/// <param name="Caller">The call through which the caller itself is looked at.</param>
internal sealed record CallFrame(IOperation Call, CallFrame? Caller)
{
    /// <summary>How many calls lie around the body.</summary>
    public int Depth { get; } = Caller is null ? 1 : Caller.Depth + 1;

    /// <summary>The object that the body runs on, null for a static one.</summary>
    public IOperation? Instance => Call switch
    {
        IInvocationOperation call => call.Instance,
        IPropertyReferenceOperation property => property.Instance,
        _ => null,
    };

    /// <summary>What is given for the parameter, or null.</summary>
    public IOperation? ValueOf(IParameterSymbol parameter) =>
        (Call as IInvocationOperation)?.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value;

    /// <summary>Whether the parameter is one of the body that is called, not of a function around it.</summary>
    public bool IsOf(IParameterSymbol parameter) =>
        Call is IInvocationOperation call && parameter.ContainingSymbol is IMethodSymbol method && method.Name == call.TargetMethod.Name && method.Parameters.Length == call.TargetMethod.Parameters.Length;
}
