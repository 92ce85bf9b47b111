namespace LogoutAnalyzers.Rules;

/// <summary>The categories of the rules, one for each topic. Users raise or silence whole categories by these names.</summary>
internal static class Categories
{
    public const string SignOut = "SignOut";
    public const string Tokens = "Tokens";
    public const string Timeouts = "Timeouts";
    public const string BrowserCache = "BrowserCache";
    public const string Configuration = "Configuration";
}
