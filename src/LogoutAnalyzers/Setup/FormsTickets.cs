using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>A ticket of forms authentication that may be persistent.</summary>
/// <param name="Life">What says how long it lives.</param>
/// <param name="IsMinutes">Whether that is a number of minutes, and not a point in time.</param>
internal sealed record FormsTicket(IOperation Life, bool IsMinutes);

/// <summary>The tickets that the application makes itself.</summary>
internal static class FormsTickets
{
    private const string Word = "FormsAuthenticationTicket";

    public static ImmutableArray<FormsTicket> Read(Compilation compilation, NameSet names, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<FormsTicket>();
        NamedCode.Each(compilation, names, modelOf, static word => word == Word, (_, name, model) =>
        {
            if (NamedCode.Around(name) is ObjectCreationExpressionSyntax creation && model.GetOperation(creation, cancellationToken) is IObjectCreationOperation ticket && ticket.Type.Is("System.Web.Security." + Word) && Of(ticket) is { } known) found.Add(known);
        }, cancellationToken);
        return found.ToImmutable();
    }

    // The life of one that is not persistent is how long it may stay idle.
    private static FormsTicket? Of(IObjectCreationOperation ticket)
    {
        if (ticket.Arguments.For("isPersistent")?.ConstantValue is { HasValue: true, Value: false }) return null;
        if (ticket.Arguments.For("expiration") is { } expiration) return new FormsTicket(expiration, IsMinutes: false);
        return ticket.Arguments.For("timeout") is { } timeout ? new FormsTicket(timeout, IsMinutes: true) : null;
    }
}
