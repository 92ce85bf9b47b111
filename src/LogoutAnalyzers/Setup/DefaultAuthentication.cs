using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>What requests are authenticated by where nothing else is said: <c>AddAuthentication("Bearer")</c>, DefaultAuthenticateScheme, DefaultScheme.</summary>
internal sealed class DefaultAuthentication
{
    /// <summary>The word of a default that is not in the chain of a sign-out.</summary>
    public const string Word = "DefaultAuthenticateScheme";

    private static readonly HashSet<string> s_bearers = new(StringComparer.Ordinal) { "AddJwtBearer", "AddBearerToken", "AddMicrosoftIdentityWebApi", "AddMicrosoftIdentityWebApiAuthentication" };

    private readonly HashSet<string> _schemes = new(StringComparer.Ordinal);

    private DefaultAuthentication()
    {
    }

    /// <summary>Whether it is a token in a header.</summary>
    public bool IsToken { get; private set; }

    /// <summary>Whether the application names the scheme as its default.</summary>
    public bool Is(string scheme) => _schemes.Contains(scheme);

    public static DefaultAuthentication Read(Compilation compilation, NameSet names, AuthenticationSetup setup, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var defaults = new DefaultAuthentication();
        NamedCode.Each(compilation, names, modelOf, static word => word is Word or "DefaultScheme" or "AddAuthentication" or "AddMicrosoftIdentityWebApiAuthentication", (word, name, model) =>
        {
            if (word == "AddMicrosoftIdentityWebApiAuthentication") defaults.IsToken = true;
            else if (ValueAt(word, name) is { } value) defaults.Add(value, setup, model, cancellationToken);
        }, cancellationToken);
        return defaults;
    }

    private static ExpressionSyntax? ValueAt(string word, SimpleNameSyntax name) => NamedCode.Around(name) switch
    {
        AssignmentExpressionSyntax assignment when assignment.Left.Span.Contains(name.Span) => assignment.Right,
        InvocationExpressionSyntax call when word == "AddAuthentication" => call.ArgumentList.Arguments.Select(static argument => argument.Expression).FirstOrDefault(static value => value is not AnonymousFunctionExpressionSyntax),
        _ => null,
    };

    private void Add(ExpressionSyntax value, AuthenticationSetup setup, SemanticModel model, CancellationToken cancellationToken)
    {
        var scheme = ConstantStrings.Of(model.GetOperation(value, cancellationToken));
        if (scheme is not null) _schemes.Add(scheme);
        // The constant of a package that is not there still has its name.
        IsToken |= scheme is null ? value.ToString().StartsWith("JwtBearerDefaults.", StringComparison.Ordinal) : setup.Schemes.Any(candidate => candidate.Name == scheme && s_bearers.Contains(candidate.Registration)) || (scheme == "Bearer" && setup.Schemes.Any(static candidate => s_bearers.Contains(candidate.Registration)));
    }
}
