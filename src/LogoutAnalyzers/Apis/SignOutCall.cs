using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>
/// A framework's sign-out call: whether it creates a result that must still be executed, and the schemes it names
/// (none named: <see cref="Schemes"/> is empty; a name that is not constant: a null element).
/// </summary>
internal sealed record SignOutCall(IOperation Operation, ApiRow Row, bool CreatesResult, ImmutableArray<string?> Schemes)
{
    public const string IdentityApplication = "Identity.Application";

    /// <summary>What the ticket of forms authentication is called among the schemes; it has no name of its own.</summary>
    public const string FormsTicket = "Forms";

    /// <summary>Whether it is OWIN's, which reaches the middleware of the types it names, and all that are active if it names none.</summary>
    public bool IsOwin => Row.Type == OwinApis.AuthenticationManager;

    /// <summary>Whether it ends the ticket of forms authentication and nothing else.</summary>
    public bool IsForms => SystemWebApis.FormsSignOuts.Contains(Row);

    /// <summary>The expressions that name the schemes, one for each; empty where none is named or they cannot be told apart.</summary>
    public ImmutableArray<IOperation> Written { get; private init; } = ImmutableArray<IOperation>.Empty;

    public static SignOutCall? From(IOperation operation)
    {
        if (ApiTable.Find(operation) is not { } row) return null;
        var createsResult = AspNetCoreApis.SignOutResults.Contains(row);
        var endsTicket = SystemWebApis.FormsSignOuts.Contains(row);
        var endsClaims = SystemWebApis.ClaimsSignOuts.Contains(row);
        if (!createsResult && !endsTicket && !endsClaims && !AspNetCoreApis.SignOutTasks.Contains(row) && !OwinApis.SignOuts.Contains(row)) return null;
        // SignInManager signs out its own scheme, whatever the defaults are.
        var call = new SignOutCall(operation, row, createsResult, ImmutableArray<string?>.Empty);
        if (row.Type == AspNetCoreApis.SignInManager) return call with { Schemes = ImmutableArray.Create<string?>(IdentityApplication) };
        if (endsTicket) return call with { Schemes = ImmutableArray.Create<string?>(FormsTicket) };
        if (endsClaims || row.Type.EndsWith("Handler", System.StringComparison.Ordinal) || NamedSchemes(operation) is not { } written) return call with { Schemes = ImmutableArray.Create<string?>((string?)null) };
        return call with { Schemes = written.Select(ConstantStrings.Of).ToImmutableArray(), Written = written };
    }

    /// <summary>The single values of a scheme or a list of schemes; none for null.</summary>
    public static ImmutableArray<IOperation> Values(IOperation value)
    {
        value = value.WithoutConversions();
        if (value.ConstantValue is { HasValue: true, Value: null }) return ImmutableArray<IOperation>.Empty;
        return value switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            IArrayCreationOperation => ImmutableArray<IOperation>.Empty,
            IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers.OfType<IInvocationOperation>().Select(add => add.Arguments[0].Value).ToImmutableArray(),
            // A collection expression has no operation of its own in the oldest Roslyn this product loads into: its children are the elements.
            { Kind: OperationKind.None } => value.ChildOperations.ToImmutableArray(),
            _ when value.Type?.SpecialType != SpecialType.System_String && value.Syntax.ToString().StartsWith("[", System.StringComparison.Ordinal) => value.ChildOperations.ToImmutableArray(),
            _ => ImmutableArray.Create(value),
        };
    }

    // Null: they are not known.
    private static ImmutableArray<IOperation>? NamedSchemes(IOperation operation)
    {
        var arguments = operation switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name is not ("scheme" or "authenticationScheme" or "authenticationSchemes" or "authenticationTypes")) continue;
            if (argument.IsImplicit && argument.ArgumentKind == ArgumentKind.DefaultValue) continue;
            return Values(argument.Value);
        }
        return operation is IObjectCreationOperation { Syntax: BaseObjectCreationExpressionSyntax { Initializer: { } written } } created ? Initialized(created, written) : ImmutableArray<IOperation>.Empty;
    }

    // new SignOutResult { AuthenticationSchemes = new[] { "A" } }; in a flow graph the initializer is gone from the operation, and the names are not known.
    private static ImmutableArray<IOperation>? Initialized(IObjectCreationOperation creation, InitializerExpressionSyntax written)
    {
        if (!written.Expressions.Any(static expression => expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "AuthenticationSchemes" } })) return ImmutableArray<IOperation>.Empty;
        var set = creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(static assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "AuthenticationSchemes" });
        var added = creation.Initializer?.Initializers.OfType<IMemberInitializerOperation>().FirstOrDefault(static member => member.InitializedMember is IPropertyReferenceOperation { Property.Name: "AuthenticationSchemes" });
        if (added is not null) return added.Initializer.Initializers.OfType<IInvocationOperation>().Select(static add => add.Arguments[0].Value).ToImmutableArray();
        return set is null ? null : Values(set.Value);
    }
}
