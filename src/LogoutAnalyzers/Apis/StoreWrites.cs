using System;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>Ends of sessions and tokens that an application writes in its own terms: a removed row, a property set, a denylist entry.</summary>
internal static class StoreWrites
{
    private static readonly string[] s_entityFramework = { "Microsoft.EntityFrameworkCore.DbSet", "Microsoft.EntityFrameworkCore.DbContext", "System.Data.Entity.DbSet", "System.Data.Entity.IDbSet", "System.Data.Entity.DbContext" };

    public static Effects Of(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => OfCall(invocation),
        ISimpleAssignmentOperation assignment when SqlCalls.OfCommandText(assignment) is var prepared and not Effects.None => prepared,
        // user.TokenVersion++ makes every token with the older number invalid.
        IIncrementOrDecrementOperation { Target: IMemberReferenceOperation member } => OfVersion(member),
        ICompoundAssignmentOperation { Target: IMemberReferenceOperation member } => OfVersion(member),
        // new PasswordChangedEvent(user.Id): whoever it is raised for may end the user's sessions.
        IObjectCreationOperation { Type: INamedTypeSymbol made } when IsEvent(made) => Effects.MakesEvent,
        _ => OfAssignment(operation),
    };

    private static Effects OfCall(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        switch (method.Name)
        {
            case "Remove" or "RemoveRange" when s_entityFramework.Any(method.ContainingType.IsOrInherits):
                return IsThing(ElementType(method.ContainingType)) || invocation.Arguments.Any(argument => IsThing(ArgumentType(argument))) ? Effects.RemovesFromStore : Effects.None;
            case "Add" or "AddAsync" when s_entityFramework.Any(method.ContainingType.IsOrInherits):
                return (ElementType(method.ContainingType) ?? ArgumentType(invocation.Arguments.FirstOrDefault())) is { } added && Words.Any(added.Name, SessionVocabulary.Denylists) ? Effects.RevokesToken : Effects.None;
            case "ExecuteDelete" or "ExecuteDeleteAsync" or "ExecuteUpdate" or "ExecuteUpdateAsync" when IsEntityFramework(method.ContainingAssembly):
                return method.TypeArguments.Any(IsThing) ? Effects.RemovesFromStore : method.Name.StartsWith("ExecuteUpdate", StringComparison.Ordinal) ? Effects.ReachesOutside : Effects.None;
            // A collection of the application's own: user.RefreshTokens.Remove(token), s_sessions.TryRemove(id, out _).
            case "Remove" or "RemoveAll" or "RemoveWhere" or "TryRemove" or "Clear" when IsCollection(method.ContainingType) && invocation.Instance is { } collection:
                return IsThing(ElementType(method.ContainingType)) || NamesThing(collection) ? Effects.RemovesFromStore : Effects.None;
            case "Add" or "TryAdd" when IsCollection(method.ContainingType) && invocation.Instance is IMemberReferenceOperation list:
                return IsDenylist(list) ? Effects.RevokesToken : Effects.None;
            case "DeleteOne" or "DeleteOneAsync" or "DeleteMany" or "DeleteManyAsync" or "FindOneAndDelete" or "FindOneAndDeleteAsync" or "UpdateOne" or "UpdateOneAsync" or "UpdateMany" or "UpdateManyAsync" or "ReplaceOne" or "ReplaceOneAsync" or "FindOneAndUpdate" or "FindOneAndUpdateAsync"
                when method.ContainingType.IsOrInherits("MongoDB.Driver.IMongoCollection") || method.ContainingType.Is("MongoDB.Driver.IMongoCollectionExtensions"):
                return method.ContainingType.TypeArguments.Concat(method.TypeArguments).Any(IsThing) ? Effects.RemovesFromStore : Effects.None;
            default:
                return IsRepositoryOfThings(invocation) ? Effects.RemovesFromStore : Effects.None;
        }
    }

    // _repository.Delete(token) of a generic repository: its body, where one is seen, does not know what it deletes.
    private static bool IsRepositoryOfThings(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (!Words.Any(method.Name, SessionVocabulary.EndingVerbs) || NeutralAssemblies.IsFramework(method.ContainingAssembly)) return false;
        if (method.ContainingType.TypeArguments.Concat(method.TypeArguments).Any(IsThing)) return true;
        return method.DeclaringSyntaxReferences.IsEmpty && invocation.Arguments.Any(static argument => IsThing(ArgumentType(argument)));
    }

    private static bool IsEvent(INamedTypeSymbol type) =>
        !NeutralAssemblies.IsFramework(type.ContainingAssembly)
        && (type.Name.EndsWith("Event", StringComparison.Ordinal) || type.AllInterfaces.Any(static i => i.Name is "INotification" or "IEvent" or "IDomainEvent" or "IIntegrationEvent"));

    /// <summary>Whether the operation tells Entity Framework to delete a session or token: <c>context.Entry(token).State = EntityState.Deleted</c>.</summary>
    public static bool DeletesEntry(IOperation operation) =>
        operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "State" } state, Instance: { } entry }, Value: var value }
        && (state.ContainingType.IsOrInherits("Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry") || state.ContainingType.Name == "DbEntityEntry")
        && value.WithoutConversions() is IFieldReferenceOperation { Field.Name: "Deleted" }
        && (IsThing(entry.Type) || (entry is IInvocationOperation { Arguments: { Length: 1 } arguments } && IsThing(ArgumentType(arguments[0]))));

    private static Effects OfAssignment(IOperation assignment)
    {
        if (DeletesEntry(assignment)) return Effects.RemovesFromStore;
        var effects = Effects.None;
        foreach (var write in MemberWrite.Of(assignment)) effects |= OfWrite(write, isInitializer: assignment.Syntax.Parent is InitializerExpressionSyntax);
        return effects;
    }

    private static Effects OfWrite(MemberWrite write, bool isInitializer)
    {
        var target = write.Target;
        if (target is IPropertyReferenceOperation { Property.IsIndexer: true, Instance: IMemberReferenceOperation map } && IsDenylist(map)) return Effects.RevokesToken;
        if (target is not { Member: IPropertySymbol or IFieldSymbol }) return Effects.None;
        if (NeutralAssemblies.IsFramework(target.Member.ContainingAssembly)) return target.Member.Name == "SecurityStamp" ? Effects.RotatesSecurityStamp : Effects.None;
        if (SessionVocabulary.IsOneTime(target.Member.Name)) return Effects.None;
        var words = Words.Split(target.Member.Name);
        var value = write.Value?.WithoutConversions();
        if (words.Contains("stamp") && words.Contains("security")) return Effects.RotatesSecurityStamp;
        if (Words.Any(words, TokenStateWords.OfAnything)) return Effects.RevokesToken;
        if (words.Any(word => word is "logout" or "signout" or "logoff" or "ended") || Follows(words, "logged", "out") || Follows(words, "log", "out") || Follows(words, "signed", "out")) return Effects.RemovesFromStore;
        var owner = target.Member.ContainingType.Name;
        var ofThing = SessionVocabulary.IsThing(owner) || Words.Any(target.Member.Name, SessionVocabulary.Things);
        if (!ofThing) return Effects.None;
        // user.RefreshToken = next: the one before it is not accepted any more.
        if (RefreshTokenNames.IsRefreshToken(target.Member.Name) && !words.Any(static word => word.StartsWith("expir", StringComparison.Ordinal)) && !RefreshTokenNames.IsMessage(owner) && !isInitializer) return Effects.RevokesToken;
        if (value is { ConstantValue: { HasValue: true, Value: null or "" or false } } or IDefaultValueOperation or IFieldReferenceOperation { Field.Name: "Empty" }) return Effects.RevokesToken;
        return TokenStateWords.SayEnd(words) || words.Any(static word => word.StartsWith("expir", StringComparison.Ordinal) || word is "end" or "version") ? Effects.RevokesToken : Effects.None;
    }

    // RevokedTokens, RevokedTokens.All, _loggedOut, or whatever a LogoutSessionManager keeps.
    private static bool IsDenylist(IMemberReferenceOperation list) =>
        Words.Any(list.Member.Name, SessionVocabulary.Denylists) || Words.Any(list.Member.ContainingType.Name, SessionVocabulary.Denylists) || LogoutNames.Default.Mentions(list.Member.ContainingType.Name) || Follows(Words.Split(list.Member.Name), "logged", "out") || Follows(Words.Split(list.Member.Name), "signed", "out");

    private static Effects OfVersion(IMemberReferenceOperation member) =>
        Words.Any(member.Member.Name, SessionVocabulary.Things) && Words.Split(member.Member.Name).Contains("version") ? Effects.RevokesToken : Effects.None;

    private static bool Follows(System.Collections.Immutable.ImmutableArray<string> words, string first, string second) =>
        words.IndexOf(first) is var i and >= 0 && i + 1 < words.Length && words[i + 1] == second;

    private static bool IsThing(ITypeSymbol? type) => type is INamedTypeSymbol named && ((SessionVocabulary.IsThing(named.Name) && !NeutralAssemblies.IsCoreLibrary(named.ContainingAssembly)) || named.TypeArguments.Any(IsThing));

    private static ITypeSymbol? ElementType(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            if (type.TypeArguments.Length > 0) return type.TypeArguments[type.TypeArguments.Length - 1];
        return null;
    }

    private static ITypeSymbol? ArgumentType(IArgumentOperation? argument)
    {
        var value = argument?.Value;
        value = value?.WithoutConversions();
        return value?.Type;
    }

    private static bool NamesThing(IOperation collection) => collection switch
    {
        IMemberReferenceOperation member => SessionVocabulary.IsThing(member.Member.Name) || Words.Any(member.Member.Name, SessionVocabulary.Accounts),
        ILocalReferenceOperation local => SessionVocabulary.IsThing(local.Local.Name),
        _ => false,
    };

    private static bool IsCollection(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true;

    private static bool IsEntityFramework(IAssemblySymbol? assembly) => assembly?.Name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) == true;
}
