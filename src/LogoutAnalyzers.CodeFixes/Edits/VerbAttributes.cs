using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>The attributes that say which requests reach an action of a controller.</summary>
internal sealed class VerbAttributes
{
    private readonly SourceEdits _edits;
    private readonly MethodDeclarationSyntax _method;
    private readonly string _namespace;
    private readonly List<(AttributeSyntax Syntax, INamedTypeSymbol Type)> _attributes;

    public VerbAttributes(SourceEdits edits, MethodDeclarationSyntax method, IMethodSymbol action, CancellationToken cancellationToken)
    {
        _edits = edits;
        _method = method;
        _namespace = action.ContainingType.IsOrInherits("System.Web.Mvc.ControllerBase") ? "System.Web.Mvc" : action.ContainingType.IsOrInherits("System.Web.Http.ApiController") ? "System.Web.Http" : "Microsoft.AspNetCore.Mvc";
        _attributes = method.AttributeLists.SelectMany(static list => list.Attributes)
            .Select(attribute => (attribute, edits.Model.GetSymbolInfo(attribute, cancellationToken).Symbol?.ContainingType))
            .Where(static pair => pair.ContainingType is not null).Select(static pair => (pair.attribute, pair.ContainingType!)).ToList();
    }

    /// <summary>Makes the action answer POST only. False where its attributes say more than a fix can keep.</summary>
    public bool TryAcceptOnlyPost()
    {
        var gets = Of("HttpGetAttribute").Concat(Of("AcceptVerbsAttribute")).ToList();
        var posts = Of("HttpPostAttribute").ToList();
        if (gets.Count == 0)
        {
            if (posts.Count > 0) return false;
            Add("HttpPost");
        }
        foreach (var get in gets)
        {
            var isAcceptVerbs = NameOf(get).StartsWith("AcceptVerbs", System.StringComparison.Ordinal);
            if (isAcceptVerbs && get.ArgumentList?.Arguments.Any(static argument => argument.NameEquals is not null) == true) return false;
            if (posts.Any(post => isAcceptVerbs || post.ArgumentList?.ToString() == get.ArgumentList?.ToString())) Remove(get);
            else _edits.Replace(isAcceptVerbs ? get.Span : LastName(get).Span, NameOf(get).EndsWith("Attribute", System.StringComparison.Ordinal) ? "HttpPostAttribute" : isAcceptVerbs ? Name("HttpPost") : "HttpPost");
        }
        return true;
    }

    /// <summary>Asks for the antiforgery token, unless it is asked for already.</summary>
    public void ValidateToken(INamedTypeSymbol controller)
    {
        if (Of("ValidateAntiForgeryTokenAttribute").Any()) return;
        if (Of("IgnoreAntiforgeryTokenAttribute").FirstOrDefault() is { } waiver)
        {
            _edits.Replace(waiver.Span, Name("ValidateAntiForgeryToken"));
            return;
        }
        for (INamedTypeSymbol? type = controller; type is not null; type = type.BaseType)
            if (type.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name is "AutoValidateAntiforgeryTokenAttribute" or "ValidateAntiForgeryTokenAttribute")) return;
        Add("ValidateAntiForgeryToken");
    }

    private IEnumerable<AttributeSyntax> Of(string type) => _attributes.Where(attribute => attribute.Type.Name == type).Select(static attribute => attribute.Syntax);

    // In a line of its own below the others, above the method.
    private void Add(string attribute)
    {
        var first = _method.AttributeLists.Count == 0 ? _method.GetFirstToken() : _method.AttributeLists.Last().GetLastToken().GetNextToken();
        var separator = _edits.Style.StartsLine(first) ? _edits.Style.LineEnd + _edits.Style.IndentAt(first.SpanStart) : " ";
        _edits.Insert(first.SpanStart, "[" + Name(attribute) + "]" + separator);
    }

    private void Remove(AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            var index = list.Attributes.IndexOf(attribute);
            _edits.Replace(index == 0 ? TextSpan.FromBounds(attribute.SpanStart, list.Attributes[1].SpanStart) : TextSpan.FromBounds(list.Attributes[index - 1].Span.End, attribute.Span.End), "");
            return;
        }
        var line = _edits.Text.Lines.GetLineFromPosition(list.SpanStart);
        var isAlone = _edits.Text.ToString(line.Span).Trim() == list.ToString();
        // A comment in another line stays where it is.
        _edits.Replace(isAlone ? line.SpanIncludingLineBreak : TextSpan.FromBounds(list.SpanStart, list.GetLastToken().GetNextToken().SpanStart), "");
    }

    // System.Web.Mvc and System.Web.Http have attributes of the same names.
    private string Name(string attribute)
    {
        var found = _edits.Model.LookupNamespacesAndTypes(_method.SpanStart, name: attribute + "Attribute").OfType<INamedTypeSymbol>().ToList();
        if (found.Any(type => type.ContainingNamespace.ToDisplayString() != _namespace)) return _namespace + "." + attribute;
        if (found.Count == 0) _edits.Use(_namespace);
        return attribute;
    }

    private static string NameOf(AttributeSyntax attribute) => LastName(attribute).Identifier.ValueText;

    private static SimpleNameSyntax LastName(AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        var name => (SimpleNameSyntax)name,
    };
}
