using LogoutAnalyzers.Flow;

namespace LogoutAnalyzers.Tests.Flow;

/// <summary>Names for the answers that bodies give.</summary>
internal static class Answers
{
    /// <summary>Every path that succeeds does it.</summary>
    public static readonly Answer Always = new(Always: true, AlwaysOrUnknown: true, Sometimes: true, Unknown: false);

    /// <summary>Some path does it, another does not.</summary>
    public static readonly Answer Sometimes = new(Always: false, AlwaysOrUnknown: false, Sometimes: true, Unknown: false);

    /// <summary>No path does it, and nothing unknown is called.</summary>
    public static readonly Answer Never = new(Always: false, AlwaysOrUnknown: false, Sometimes: false, Unknown: false);

    /// <summary>Every path calls something unknown.</summary>
    public static readonly Answer Unknown = new(Always: false, AlwaysOrUnknown: true, Sometimes: false, Unknown: true);

    /// <summary>Some path calls something unknown, another does not.</summary>
    public static readonly Answer UnknownSometimes = new(Always: false, AlwaysOrUnknown: false, Sometimes: false, Unknown: true);

    /// <summary>Every path does it, and something unknown is called, too.</summary>
    public static readonly Answer AlwaysAndUnknown = new(Always: true, AlwaysOrUnknown: true, Sometimes: true, Unknown: true);

    /// <summary>Done as often as a loop runs or a framework calls back: nothing to complain about, nothing to rely on.</summary>
    public static readonly Answer AsOftenAsCalled = new(Always: false, AlwaysOrUnknown: true, Sometimes: true, Unknown: false);

    /// <summary>Every path does it or calls something unknown.</summary>
    public static readonly Answer AlwaysOrUnknown = new(Always: false, AlwaysOrUnknown: true, Sometimes: true, Unknown: true);

    /// <summary>A path does it, a path calls something unknown, a path does neither.</summary>
    public static readonly Answer SometimesAndUnknown = new(Always: false, AlwaysOrUnknown: false, Sometimes: true, Unknown: true);

    /// <summary>No path that succeeds owes anything, and none does it.</summary>
    public static readonly Answer NothingOwed = new(Always: true, AlwaysOrUnknown: true, Sometimes: false, Unknown: false);
}
