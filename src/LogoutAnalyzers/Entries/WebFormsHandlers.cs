using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Entries;

/// <summary>
/// Logouts of WebForms: the load of a page with a logout name, the click on a button with one, in pages, user controls and master pages;
/// HTTP handlers and web methods.
/// </summary>
internal static class WebFormsHandlers
{
    /// <summary>The word a handler of the LoginStatus control's LoggingOut is found by.</summary>
    public const string LoginStatusWord = "LoginCancelEventArgs";

    private static readonly HashSet<string> s_lifecycle = new(StringComparer.Ordinal)
    {
        "Page_Load", "Page_Init", "Page_PreInit", "Page_LoadComplete", "Page_PreRender", "OnLoad", "OnInit", "OnPreInit", "OnLoadComplete", "OnPreRender",
    };

    private static readonly HashSet<string> s_events = new(StringComparer.Ordinal) { "Click", "ServerClick", "Command", "MenuItemClick", "ItemClick", "LoggingOut" };

    // "Sign off" is also said of documents and visitors: then the body has to speak of logins.
    private static readonly string[] s_loginTexts = { "session", "login", "logon", "signin", "log_in", "auth", "cookie", "default", "index", "home" };

    public static LogoutEntry? Find(IMethodSymbol method, SyntaxNode declaration, Location name, LogoutNames names)
    {
        if (!IsEntry(method, names)) return null;
        if (IsPageEvent(method, names))
        {
            var acts = PostBacks.Of(declaration);
            return new LogoutEntry(EntryKind.WebForms, method.ContainingType.Name + "." + method.Name, declaration, name, method, acts.OnGet, acts.OnPost);
        }
        var isHandler = IsHttpHandler(method, names);
        return new LogoutEntry(EntryKind.WebForms, isHandler ? method.ContainingType.Name + "." + method.Name : method.Name, declaration, name, method, isHandler || TakesGet(method), true);
    }

    public static bool IsEntry(IMethodSymbol method, LogoutNames names) =>
        method is { MethodKind: MethodKind.Ordinary, IsAbstract: false, ContainingType: { TypeKind: TypeKind.Class } }
        && (IsPageEvent(method, names) || IsControlEvent(method, names) || IsHttpHandler(method, names) || IsWebMethod(method, names));

    /// <summary>Whether the method handles LoggingOut of a LoginStatus control, which ends the ticket of forms authentication by itself.</summary>
    public static bool IsOfLoginStatus(IMethodSymbol? method) =>
        method is { Parameters: { Length: 2 } parameters } && parameters[1].Type.Is("System.Web.UI.WebControls.LoginCancelEventArgs");

    /// <summary>The other methods that the requests of a logout page run, with whether they stand in its own class: they may do what this one does not.</summary>
    public static IEnumerable<(IMethodSymbol Method, bool IsOwn)> Siblings(LogoutEntry entry)
    {
        if (entry is not { Kind: EntryKind.WebForms, Symbol: { } method } || !(IsLifecycle(method) || IsOfLoginStatus(method))) yield break;
        for (var type = method.ContainingType; type is not null && !type.DeclaringSyntaxReferences.IsEmpty; type = type.BaseType)
            foreach (var other in type.GetMembers().OfType<IMethodSymbol>())
                if (!SymbolEqualityComparer.Default.Equals(other, method) && (IsLifecycle(other) || TakesEvent(other))) yield return (other, SymbolEqualityComparer.Default.Equals(type, method.ContainingType));
    }

    private static bool IsPageEvent(IMethodSymbol method, LogoutNames names) =>
        IsLifecycle(method) && method.ContainingType.IsOrInherits("System.Web.UI.Page") && names.Performs(method.ContainingType.Name) && IsAboutLogins(method, method.ContainingType.Name, names)
        && MainOf(method.ContainingType) is { } main && SymbolEqualityComparer.Default.Equals(main, method);

    // One of several: what the others do counts too, but one report is enough.
    private static IMethodSymbol? MainOf(INamedTypeSymbol page) =>
        page.GetMembers().OfType<IMethodSymbol>().Where(IsLifecycle).OrderBy(static method => method.Name is "Page_Load" ? 0 : method.Name == "OnLoad" ? 1 : 2).FirstOrDefault();

    private static bool IsLifecycle(IMethodSymbol method) => s_lifecycle.Contains(method.Name) && method.Parameters.Length is 0 or 1 or 2 && !method.IsStatic;

    private static bool IsControlEvent(IMethodSymbol method, LogoutNames names)
    {
        if (!TakesEvent(method) || method.IsStatic || !method.ContainingType.IsOrInherits("System.Web.UI.Control")) return false;
        var suffix = method.Name.Substring(method.Name.LastIndexOf('_') + 1);
        if (suffix != method.Name && !s_events.Contains(suffix)) return false;
        return IsOfLoginStatus(method) || (names.Performs(method.Name) && IsAboutLogins(method, method.Name, names));
    }

    private static bool TakesEvent(IMethodSymbol method) =>
        method.Parameters is { Length: 2 } parameters && parameters[0].Type.SpecialType == SpecialType.System_Object && parameters[1].Type.IsOrInherits("System.EventArgs");

    private static bool IsHttpHandler(IMethodSymbol method, LogoutNames names) =>
        method is { Name: "ProcessRequest" or "ProcessRequestAsync", IsStatic: false, Parameters.Length: 1, ContainingType: var type } && type.IsOrInherits("System.Web.IHttpHandler") && !type.IsOrInherits("System.Web.UI.Page")
        && names.Performs(type.Name) && IsAboutLogins(method, type.Name, names);

    private static bool IsWebMethod(IMethodSymbol method, LogoutNames names) =>
        method.DeclaredAccessibility == Accessibility.Public && names.Performs(method.Name) && method.GetAttributes().Any(static attribute => attribute.AttributeClass.Is("System.Web.Services.WebMethodAttribute"))
        && !BusinessRecords.IsAbout(method, method.ContainingType.Name, names);

    // [ScriptMethod(UseHttpGet = true)]
    private static bool TakesGet(IMethodSymbol method) =>
        method.GetAttributes().Any(static attribute => attribute.AttributeClass.Is("System.Web.Script.Services.ScriptMethodAttribute") && attribute.NamedArguments.Any(static argument => argument is { Key: "UseHttpGet", Value.Value: true }));

    private static bool IsAboutLogins(IMethodSymbol method, string name, LogoutNames names) =>
        !names.IsWeak(name) || method.DeclaringSyntaxReferences.Any(static reference => (reference.GetSyntax() as MethodDeclarationSyntax) is { } declared
            && declared.DescendantTokens().Skip(1).Any(token => token.SpanStart > declared.ParameterList.SpanStart && s_loginTexts.Any(text => token.ValueText.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0)));
}
