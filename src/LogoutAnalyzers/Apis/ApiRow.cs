namespace LogoutAnalyzers.Apis;

/// <summary>What a call to one member of a library means: <c>Type.Member</c> → effects. <c>.ctor</c> stands for creating the type.</summary>
internal sealed record ApiRow(string Type, string Member, Effects Effects);
