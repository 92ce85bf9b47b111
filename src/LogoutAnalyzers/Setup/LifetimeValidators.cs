using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>The application's own code that says whether a token is within its lifetime.</summary>
internal static class LifetimeValidators
{
    /// <summary>Whether the validator accepts every token: all it ever answers is true.</summary>
    public static bool AcceptsAll(IOperation validator, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        validator = validator.WithoutConversions();
        if (validator is IDelegateCreationOperation created) validator = created.Target.WithoutConversions();
        switch (validator)
        {
            case IAnonymousFunctionOperation lambda:
                return AnswersTrue(lambda.Body);
            case IMethodReferenceOperation { Method: { IsAbstract: false, IsVirtual: false } method } when graphs.Declares(method):
                return method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)).All(body => graphs.ModelOf(body.SyntaxTree).GetOperation(body, cancellationToken) is { } operation && AnswersTrue(operation));
            case IFieldReferenceOperation { Field: { IsReadOnly: true } field } when graphs.Declares(field) && field.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: AnonymousFunctionExpressionSyntax value }:
                return graphs.ModelOf(value.SyntaxTree).GetOperation(value, cancellationToken) is { } function && AcceptsAll(function, graphs, cancellationToken);
            default:
                return false;
        }
    }

    private static bool AnswersTrue(IOperation body)
    {
        var operations = body.Descendants().ToList();
        return operations.OfType<IReturnOperation>().Any() && operations.OfType<IReturnOperation>().All(static answer => answer.ReturnedValue?.ConstantValue is { HasValue: true, Value: true })
            && !operations.Any(static operation => operation is IThrowOperation or IAnonymousFunctionOperation or ILocalFunctionOperation);
    }
}
