namespace LogoutAnalyzers.Flow;

/// <summary>What a call does, whoever calls it, as far as one <see cref="Question"/> goes.</summary>
/// <param name="Always">On every path that succeeds it does, or nothing is owed there.</param>
/// <param name="AlwaysOrUnknown">On every path that succeeds it does, or nothing is owed, or something unknown was called.</param>
/// <param name="Sometimes">On some path it does.</param>
/// <param name="Unknown">On some path something was called that cannot be judged.</param>
internal readonly record struct Answer(bool Always, bool AlwaysOrUnknown, bool Sometimes, bool Unknown)
{
    public static readonly Answer Does = new(true, true, true, false);
    public static readonly Answer Nothing = new(false, false, false, false);
    public static readonly Answer CannotTell = new(false, true, false, true);

    /// <summary>A recursive call: whatever holds on every path around it also holds through it.</summary>
    public static readonly Answer Recursive = new(true, true, false, false);

    /// <summary>Done if the callee calls the lambda it was handed.</summary>
    public Answer IfCalled() => Sometimes || Unknown ? new Answer(false, true, Sometimes, Unknown) : Nothing;

    /// <summary>One of several methods is called: what all of them do always, one of them sometimes.</summary>
    public static Answer OneOf(Answer a, Answer b) => new(a.Always && b.Always, a.AlwaysOrUnknown && b.AlwaysOrUnknown, a.Sometimes || b.Sometimes, a.Unknown || b.Unknown);

    /// <summary>Both happen.</summary>
    public static Answer And(Answer a, Answer b) => new(a.Always || b.Always, a.AlwaysOrUnknown || b.AlwaysOrUnknown, a.Sometimes || b.Sometimes, a.Unknown || b.Unknown);
}
