using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A verifier that needs no test framework: a failure is a <see cref="VerifierException"/>.</summary>
public class DefaultVerifier : IVerifier
{
    /// <summary>Creates a verifier without context.</summary>
    public DefaultVerifier()
        : this([])
    {
    }

    /// <summary>Creates a verifier that prints <paramref name="context"/> with each failure.</summary>
    protected DefaultVerifier(ImmutableStack<string> context) => Context = context;

    /// <summary>Where in the test we are, innermost first.</summary>
    protected ImmutableStack<string> Context { get; }

    /// <inheritdoc/>
    public virtual void Empty<T>(string collectionName, IEnumerable<T> collection)
    {
        var items = collection.ToList();
        if (items.Count > 0)
            Fail($"Expected '{collectionName}' to be empty, contains {items.Count} elements: {string.Join(", ", items)}");
    }

    /// <inheritdoc/>
    public virtual void Equal<T>(T expected, T actual, string? message = null)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            Fail($"{message ?? "Values differ."}{Environment.NewLine}Expected: {expected}{Environment.NewLine}Actual:   {actual}");
    }

    /// <inheritdoc/>
    public virtual void True([DoesNotReturnIf(false)] bool assert, string? message = null)
    {
        if (!assert)
            Fail(message ?? "Expected 'true'.");
    }

    /// <inheritdoc/>
    public virtual void False([DoesNotReturnIf(true)] bool assert, string? message = null)
    {
        if (assert)
            Fail(message ?? "Expected 'false'.");
    }

    /// <inheritdoc/>
    [DoesNotReturn]
    public virtual void Fail(string? message = null) => throw new VerifierException(CreateMessage(message));

    /// <inheritdoc/>
    public virtual void LanguageIsSupported(string language)
    {
        if (language != LanguageNames.CSharp)
            Fail($"Language '{language}' is not supported.");
    }

    /// <inheritdoc/>
    public virtual void NotEmpty<T>(string collectionName, IEnumerable<T> collection)
    {
        if (!collection.Any())
            Fail($"Expected '{collectionName}' to be non-empty.");
    }

    /// <inheritdoc/>
    public virtual void SequenceEqual<T>(IEnumerable<T> expected, IEnumerable<T> actual, IEqualityComparer<T>? equalityComparer = null, string? message = null)
    {
        var (left, right) = (expected.ToList(), actual.ToList());
        if (!left.SequenceEqual(right, equalityComparer))
            Fail($"{message ?? "Sequences differ."}{Environment.NewLine}Expected: {string.Join(", ", left)}{Environment.NewLine}Actual:   {string.Join(", ", right)}");
    }

    /// <inheritdoc/>
    public virtual IVerifier PushContext(string context)
    {
        // A derived verifier would silently lose its own behaviour here.
        if (GetType() != typeof(DefaultVerifier))
            throw new NotSupportedException($"{GetType()} must override {nameof(PushContext)}.");
        return new DefaultVerifier(Context.Push(context));
    }

    /// <summary>The failure message with its context.</summary>
    protected virtual string CreateMessage(string? message)
        => string.Join(Environment.NewLine, Context.Select(static context => "Context: " + context).Append(message ?? "Failed."));
}
