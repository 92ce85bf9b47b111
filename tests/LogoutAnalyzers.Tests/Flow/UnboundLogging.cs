using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace LogoutAnalyzers.Tests.Flow;

/// <summary>Calls of a logging package that is not restored.</summary>
public class UnboundLogging
{
    [Theory]
    [InlineData("Log.Information(\"{User} logged out\", user)")]
    [InlineData("Log.Logger.Warning(text)")]
    [InlineData("_logger.Info(text)")]
    [InlineData("this._authLogger.Debug(text)")]
    [InlineData("logger.LogInformation(text)")]
    public void Is_known_by_its_names(string call) => Assert.True(Is(call));

    [Theory]
    [InlineData("_blog.Info(text)")]
    [InlineData("_logger.SignOut()")]
    [InlineData("_logger.For(user).Close()")]
    [InlineData("_sessions.Log(user)")]
    [InlineData("Log(user)")]
    [InlineData("_logins.Error(user)")]
    public void Is_nothing_else(string call) => Assert.False(Is(call));

    private static bool Is(string call) => UnboundCalls.Log((InvocationExpressionSyntax)SyntaxFactory.ParseExpression(call));
}
