using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers;

/// <summary>Finds applications in which sessions begin and never end. The cheap questions come first: most applications have a logout.</summary>
internal static class MissingLogout
{
    public static SessionStart? Find(LogoutModel model, NameSet words, CancellationToken cancellationToken)
    {
        var compilation = model.Compilation;
        // A front-channel or back-channel request of the provider reaches the handler of a remote scheme.
        if (model.Authentication(cancellationToken).Schemes.Any(static scheme => scheme.Kind == SchemeKind.Remote)) return null;
        var isWhole = ApplicationKind.IsWhole(compilation, cancellationToken);
        if (!isWhole && !(ApplicationKind.IsLibrary(compilation, cancellationToken) && compilation.ContainsSymbolsWithName(RefreshTokenNames.IsRefreshToken, SymbolFilter.TypeAndMember, cancellationToken))) return null;
        if (compilation.SyntaxTrees.Any(tree => !model.EntriesIn(tree, cancellationToken).IsEmpty)) return null;
        var starts = SessionStarts.Read(compilation, words, model.Graphs, model.Durations, model.Threshold(OptionKeys.MaxAccessTokenLifetime), cancellationToken);
        // An API for bearer tokens uses PasswordSignInAsync to check the password, and nobody reads the cookie that comes with it.
        if (model.Authentication(cancellationToken).Schemes.Any(static scheme => scheme.Registration == "AddJwtBearer")) starts = starts.RemoveAll(static start => start.Kind == SessionStartKind.Identity);
        if (starts.IsEmpty) starts = TokenStarts.Find(model, words, isWhole, cancellationToken);
        // The logout of a cookie may be in the project that starts the application. Who checks passwords, keeps refresh tokens and exchanges them is the one to end them.
        if (!isWhole) starts = starts.RemoveAll(static start => start.Kind != SessionStartKind.StoredToken);
        if (starts.IsEmpty || (!isWhole && !TokenStarts.AreExchanged(model, cancellationToken)) || HasLogoutOfUser(model, words, cancellationToken)) return null;
        var exchanges = new TokenExchanges(compilation, model.Graphs, cancellationToken);
        if (LogoutTraces.InSources(compilation, model.Names, exchanges, model.Graphs, cancellationToken) || LogoutTraces.InReferences(compilation, model.Names, cancellationToken)) return null;
        return starts[0];
    }

    // A method that the options name, which the application has or calls.
    private static bool HasLogoutOfUser(LogoutModel model, NameSet words, CancellationToken cancellationToken)
    {
        if (model.Compilation.DeclaredUnder(model.IsUserWord, SymbolFilter.Member, cancellationToken).OfType<IMethodSymbol>().Any(model.IsUserSignOut)) return true;
        var found = false;
        NamedCode.Each(model.Compilation, words, model.Graphs.ModelOf, model.IsUserWord, (_, name, semanticModel) =>
            found = found || (semanticModel.GetSymbolInfo(name, cancellationToken).Symbol is IMethodSymbol method && model.IsUserSignOut(method)), cancellationToken);
        return found;
    }
}
