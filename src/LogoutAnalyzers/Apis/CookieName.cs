using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>What a cookie is called: a text, or the setting that holds it, which is the same for everybody who reads it.</summary>
/// <param name="Text">The text; of a setting the documentation id of its member.</param>
/// <param name="IsConstant">Whether the text is known.</param>
/// <param name="Shown">What messages say.</param>
internal readonly record struct CookieName(string Text, bool IsConstant, string Shown)
{
    public static CookieName Constant(string text) => new(text, true, text);

    /// <summary>The name that the operation stands for, or null when two reads of it may differ.</summary>
    public static CookieName? Of(IOperation? operation)
    {
        if (ConstantStrings.Of(operation) is { } text) return Constant(text);
        return operation?.WithoutConversions() is IMemberReferenceOperation setting && IsSetting(setting) && setting.Member.GetDocumentationCommentId() is { } id ? new CookieName(id, false, setting.Member.Name) : null;
    }

    // _options.Value.CookieName, but not the name of what a local happens to hold.
    private static bool IsSetting(IMemberReferenceOperation member)
    {
        if (member.Member is not (IPropertySymbol { IsIndexer: false } or IFieldSymbol) || (!member.Member.IsStatic && NeutralAssemblies.IsFramework(member.Member.ContainingAssembly))) return false;
        IOperation? owner = member;
        while (owner is IMemberReferenceOperation inner) owner = inner.Instance;
        return owner is null or IInstanceReferenceOperation or IParameterReferenceOperation;
    }

    /// <summary>Whether the cookie may carry a session or a login, as far as its name says.</summary>
    public bool MayBeSession => SessionVocabulary.IsSessionCookie(Shown);
}
