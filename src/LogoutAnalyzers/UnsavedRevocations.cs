using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers;

/// <summary>A session or token that a logout ends in memory, while the database keeps it.</summary>
/// <param name="Change">The assignment or call that ends it.</param>
/// <param name="Exit">What leaves without saving; null at the end of the body.</param>
/// <param name="IsUntracked">Whether it was read without tracking, so that saving does nothing.</param>
internal sealed record UnsavedRevocation(SyntaxNode Change, SyntaxNode? Exit, bool IsUntracked);

/// <summary>
/// Finds ends of sessions and tokens that no save follows: on the logout's own way, in a filter or a pipeline around it, or in the code
/// that calls it.
/// </summary>
internal sealed class UnsavedRevocations
{
    private const int MaxDepth = 4;

    // How many bodies are read for one entry.
    private const int MaxBodies = 200;

    private static readonly string[] s_sets = { "Microsoft.EntityFrameworkCore.DbSet", "Microsoft.EntityFrameworkCore.DbContext", "System.Data.Entity.DbSet", "System.Data.Entity.IDbSet" };

    private readonly LogoutModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<(IMethodSymbol Method, bool OfThing), SyntaxNode?> _left = new();

    private UnsavedRevocations(LogoutModel model, CancellationToken cancellationToken) => (_model, _cancellationToken) = (model, cancellationToken);

    /// <summary>What the entry leaves unsaved; null when there is nothing, or it may be saved out of sight.</summary>
    public static UnsavedRevocation? By(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken) => new UnsavedRevocations(model, cancellationToken).Of(entry);

    private UnsavedRevocation? Of(LogoutEntry entry)
    {
        if (Untracked(entry) is { } untracked) return untracked;
        var isOfCallee = entry.Kind is EntryKind.Service or EntryKind.RequestHandler or EntryKind.HubMethod or EntryKind.RemoteCall;
        if (Left(entry.Body, isOfCallee, 0, ofThing: false) is not var (change, exit)) return null;
        if (_model.SavesAroundRequests(_cancellationToken) || _model.FiltersMayDo(entry, Question.Saves, _cancellationToken)) return null;
        if (Disposals.MayDo(entry.Body, Question.Saves, _model.Summaries, _model.Graphs, _cancellationToken)) return null;
        return IsSavedByCallers(entry) ? null : new UnsavedRevocation(change, exit, false);
    }

    // The first change that some way out of the body leaves unsaved.
    private (SyntaxNode Change, SyntaxNode? Exit)? Left(SyntaxNode body, bool isOfCallee, int depth, bool ofThing)
    {
        var changes = new List<SyntaxNode>();
        var open = OpenAfter(change => { changes.Add(change); return true; });
        if (open.Count == 0 || changes.Count == 0) return null;
        // Others may be saved: the one that is not is named.
        foreach (var change in changes.Distinct().ToList())
            if (OpenAfter(other => other == change) is { Count: > 0 } own) return (change, own[0].Syntax);
        return (changes[0], open[0].Syntax);

        List<ExitPath> OpenAfter(Func<SyntaxNode, bool> isMeant) =>
            _model.Summaries.SolveAfter(body, Question.Saves, operation => ChangeAt(operation, depth, ofThing) is { } change && isMeant(change), isOfCallee, _cancellationToken)?.Exits.Where(static exit => !exit.DoneOrUnknown).ToList() ?? new List<ExitPath>();
    }

    // Where the operation ends a session or token in memory, here or in a method that it calls.
    private SyntaxNode? ChangeAt(IOperation operation, int depth, bool ofThing) => operation switch
    {
        IIncrementOrDecrementOperation { Target: IPropertyReferenceOperation target } change => Ends(change) && IsStored(target) ? change.Syntax : null,
        ICompoundAssignmentOperation { Target: IPropertyReferenceOperation target } change => Ends(change) && IsStored(target) ? change.Syntax : null,
        IInvocationOperation call => ChangeBy(call, depth, ofThing),
        _ when StoreWrites.DeletesEntry(operation) || (WritesStored(operation) && Ends(operation)) => operation.Syntax.FirstAncestorOrSelf<AssignmentExpressionSyntax>(),
        _ => null,
    };

    private SyntaxNode? ChangeBy(IInvocationOperation call, int depth, bool ofThing)
    {
        var method = call.TargetMethod;
        if (s_sets.Any(method.ContainingType.IsOrInherits) && method.DeclaringSyntaxReferences.IsEmpty) return (ofThing && method.Name is "Remove" or "RemoveRange") || Ends(call) ? call.Syntax : null;
        // user.RefreshTokens.Remove(token): what the database has of the user.
        if (call.Instance is IPropertyReferenceOperation collection && IsStored(collection) && Ends(call)) return call.Syntax;
        if (depth >= MaxDepth || !_model.Graphs.Declares(method) || _model.HandsOver(call) || _model.Handovers.Is(call, _cancellationToken)) return null;
        var isOfThing = ofThing || Ends(call);
        foreach (var run in Bodies(method))
            if (LeftBy(run, depth + 1, isOfThing)) return call.Syntax;
        return null;
    }

    private bool LeftBy(IMethodSymbol method, int depth, bool ofThing)
    {
        if (_left.TryGetValue((method, ofThing), out var known)) return known is not null;
        if (_left.Count > MaxBodies) return false;
        // What calls itself leaves what it leaves elsewhere.
        _left[(method, ofThing)] = null;
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(_cancellationToken);
            if (_model.Compilation.ContainsSyntaxTree(syntax.SyntaxTree) && Left(syntax, isOfCallee: true, depth, ofThing) is var (change, _)) _left[(method, ofThing)] = change;
        }
        return _left[(method, ofThing)] is not null;
    }

    private IEnumerable<IMethodSymbol> Bodies(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        return method.IsAbstract || method.IsVirtual ? Implementations.Of(method, _model.Compilation, _cancellationToken).AddRange(method.IsAbstract ? ImmutableArray<IMethodSymbol>.Empty : ImmutableArray.Create(method)) : ImmutableArray.Create(method);
    }

    private bool WritesStored(IOperation operation) =>
        operation.Syntax.Parent is not InitializerExpressionSyntax && MemberWrite.Of(operation).Any(write => write.Target is IPropertyReferenceOperation target && IsStored(target));

    private static bool Ends(IOperation operation) => (StoreWrites.Of(operation) & (Effects.RemovesFromStore | Effects.RevokesToken)) != 0;

    // A property of what a database keeps, not of an object that is only being made.
    private bool IsStored(IPropertyReferenceOperation property)
    {
        if (property.Instance is null || property.Property.ContainingType is not { } type) return false;
        if (!_model.RefreshTokens(_cancellationToken).IsEntity(type) && !type.IsOrInherits("Microsoft.AspNetCore.Identity.IdentityUser")) return false;
        return property.Instance.Syntax is not IdentifierNameSyntax name || LocalInitializers.Of(name) is not BaseObjectCreationExpressionSyntax;
    }

    private bool IsSavedByCallers(LogoutEntry entry)
    {
        if (entry.Symbol is not { } method || entry.Kind == EntryKind.MinimalApi) return false;
        if (Callers.Of(method, _model.Compilation, _model.Graphs, _cancellationToken) is not { } callers) return true;
        return callers.Any(caller => _model.EntriesIn(caller.SyntaxTree, _cancellationToken).Any(around => around.Body.Span.Contains(caller.Span) && _model.FiltersMayDo(around, Question.Saves, _cancellationToken))
            || Surroundings.Of(caller, SavesAfter, _model.Compilation, _model.Graphs, _cancellationToken) is { Sometimes: true } or { Unknown: true });

        Answer SavesAfter(SyntaxNode body, SyntaxNode call) => _model.Summaries.SolveAround(body, call, Question.Saves, _cancellationToken)?.Anywhere ?? Answer.CannotTell;
    }

    // var stored = await db.RefreshTokens.AsNoTracking().FirstAsync(…); stored.RevokedAt = now; await db.SaveChangesAsync();
    private UnsavedRevocation? Untracked(LogoutEntry entry)
    {
        var model = _model.Graphs.ModelOf(entry.Body.SyntaxTree);
        foreach (var set in entry.Body.DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            if (set.Left is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax holder } || LocalInitializers.Of(holder) is not { } initializer || !initializer.DescendantTokens().Any(static token => token.ValueText.StartsWith("AsNoTracking", StringComparison.Ordinal))) continue;
            if (model.GetOperation(set, _cancellationToken) is not { } operation || !Ends(operation) || !WritesStored(operation)) continue;
            // Update(stored), Attach(stored), Entry(stored)
            if (entry.Body.DescendantNodes().OfType<ArgumentSyntax>().Any(argument => argument.Expression is IdentifierNameSyntax given && given.Identifier.ValueText == holder.Identifier.ValueText)) continue;
            return new UnsavedRevocation(set, null, true);
        }
        return null;
    }
}
