using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup.Values;

/// <content>Calls: of the framework, which are computed, and of the application's own methods, which are read.</content>
internal sealed partial class Folding
{
    // A method with more ways out than this is no setting.
    private const int MaxReturns = 4;

    private ImmutableArray<Value> Called(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType;
        var arguments = call.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal).Select(static argument => argument.Value).ToList();
        if (type is null) return s_unknown;
        if (method.Name is "GetUtcNow" or "GetLocalNow" && IsTime(method.ReturnType)) return One(new PointInTime(TimeSpan.Zero));
        if (IsConfigurationRead(call, arguments, out var read)) return read;
        if (ConfigurationReads.OptionsType(call) is { } options) return _bindings?.Of(options, _cancellationToken) is { } section ? One(section) : s_unknown;
        if (method.DeclaringSyntaxReferences.IsEmpty) return Computed(call, method, type, arguments);
        return Inlined(method, call);
    }

    private ImmutableArray<Value> Computed(IInvocationOperation call, IMethodSymbol method, INamedTypeSymbol type, List<IOperation> arguments)
    {
        var name = method.Name;
        var operands = call.Instance is { } instance ? arguments.Prepend(instance).ToList() : arguments;
        switch (name)
        {
            case "IsDevelopment" when IsAboutEnvironment(type):
                return One(false);
            case "IsProduction" when IsAboutEnvironment(type):
                return One(true);
            case "IsEnvironment" when IsAboutEnvironment(type):
                return Map(Of(arguments.LastOrDefault()), static environment => environment is "Production");
            case "GetEnvironmentVariable" when type.Is("System.Environment"):
                return One(new Value(null));
            case "IsNullOrEmpty" or "IsNullOrWhiteSpace" when type.SpecialType == SpecialType.System_String && arguments.Count == 1:
                return Of(arguments[0]).Select(static value => value with { Content = value.Content is null or "" }).ToImmutableArray();
            case "Combine" when type.Is("Microsoft.Extensions.Configuration.ConfigurationPath") && arguments.Count == 1 && arguments[0].WithoutConversions() is IArrayCreationOperation { Initializer.ElementValues: var parts }:
                return Combine(parts, static texts => string.Join(":", texts));
            case "TryParse" when arguments.Count > 1:
                return Of(arguments[0]).Select(value => value with { Content = value.Content is string text && Texts.Parse(text, ParsedType(method)) is not null }).ToImmutableArray();
            case "Parse" or "ParseExact" when type.Is("System.TimeSpan"):
                return Combine(arguments.Take(name == "Parse" ? 1 : 2).ToList(), texts => Times.Make(name, ImmutableArray<string>.Empty, texts));
            case "Parse" when arguments.Count > 0:
                return Map(Of(arguments[0]), text => text is string parsed ? Texts.Parse(parsed, method.ReturnType) : null);
            case "Min" or "Max" when type.Is("System.Math") && arguments.Count == 2:
                return Combine(arguments, numbers => Times.Number(numbers[0]) is { } left && Times.Number(numbers[1]) is { } right ? ((left < right) == (name == "Min") ? numbers[0] : numbers[1]) : null);
            case "SpecifyKind" when type.Is("System.DateTime"):
            case "ConvertTime" or "ConvertTimeFromUtc" or "ConvertTimeToUtc" when type.Is("System.TimeZoneInfo"):
            case "GetIntDate" when type.Name == "EpochTime":
                return Of(arguments.FirstOrDefault());
            case "ToString" or "Trim" when call.Instance is not null && arguments.Count == 0:
                return Map(Of(call.Instance), static content => content switch { string text => text.Trim(), long number => number.ToString(System.Globalization.CultureInfo.InvariantCulture), _ => null });
        }
        if (name.StartsWith("To", StringComparison.Ordinal) && type.Is("System.Convert") && arguments.Count > 0)
            return Map(Of(arguments[0]), content => content is string text ? Texts.Parse(text, method.ReturnType) : Texts.Convert(content, method.ReturnType));
        if (type.Is("System.TimeSpan") && method.IsStatic)
            return Combine(arguments, numbers => Times.Make(name, method.Parameters.Select(static parameter => parameter.Name).ToList(), numbers));
        if (type.Is("System.TimeSpan") || IsTime(type))
            return Combine(operands, contents => Times.Call(contents[0], name, contents.Skip(1).ToList()));
        // Humanizer and its kin: 30.Minutes()
        if (method.IsExtensionMethod && method.ReturnType.Is("System.TimeSpan") && call.Arguments.Skip(1).All(static argument => argument.ArgumentKind == ArgumentKind.DefaultValue))
            return Map(Of(arguments.FirstOrDefault()), content => Times.Number(content) is { } count ? Times.Of(name, count) : null);
        return s_unknown;
    }

    private bool IsConfigurationRead(IInvocationOperation call, List<IOperation> arguments, out ImmutableArray<Value> read)
    {
        read = s_unknown;
        var method = call.TargetMethod;
        if (!method.ContainingType.DeclaringSyntaxReferences.IsEmpty) return false;
        var operands = call.Instance is { } instance ? arguments.Prepend(instance).ToList() : arguments;
        if (operands.Count == 0 || !ConfigurationReads.IsConfiguration(operands[0].WithoutConversions().Type)) return false;
        switch (method.Name)
        {
            case "GetSection" or "GetRequiredSection" when operands.Count == 2:
                if (SectionOf(operands[0]) is { } outer) read = Map(Of(operands[1]), name => name is string key ? new Section(outer.Key(key)) : null);
                return true;
            case "Get":
                if (SectionOf(operands[0]) is not { } section) return true;
                read = IsText(method.ReturnType) ? Map(Text(section.Path), content => content is string text ? Texts.Parse(text, method.ReturnType) : null, keepsNull: true) : One(section);
                return true;
            case "GetValue":
                read = Got(call, operands);
                return true;
        }
        return false;
    }

    // config.GetValue<int>("Auth:Minutes", 30), config.GetValue(typeof(int), "Auth:Minutes")
    private ImmutableArray<Value> Got(IInvocationOperation call, List<IOperation> operands)
    {
        var type = call.TargetMethod.TypeArguments.FirstOrDefault();
        if (type is null)
        {
            if (operands.Count < 2 || operands[1].WithoutConversions() is not ITypeOfOperation { TypeOperand: var named }) return s_unknown;
            type = named;
            operands.RemoveAt(1);
        }
        var values = Map(Text(operands[0], operands.ElementAtOrDefault(1)), content => content is string text ? Texts.Parse(text, type) : null, keepsNull: true);
        return operands.Count > 2 ? WithDefault(values, () => Of(operands[2])) : values;
    }

    // What stands under a key; null where nothing does.
    private ImmutableArray<Value> Text(IOperation configuration, IOperation? key)
    {
        if (key is null || SectionOf(configuration) is not { } section) return s_unknown;
        var keys = Of(key);
        return keys.Length == 1 && keys[0].Content is string name ? Text(section.Key(name)) : s_unknown;
    }

    private ImmutableArray<Value> Text(string key)
    {
        var found = KeyValues.Of(_files, key, _cancellationToken);
        var values = found.Values.Select(static value => new Value(value.Text, value));
        return (found.IsUnset ? values.Append(new Value(null)) : values).ToImmutableArray();
    }

    private ImmutableArray<Value> Created(IObjectCreationOperation creation)
    {
        var arguments = creation.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal).Select(static argument => argument.Value).ToList();
        if (creation.Type.Is("System.TimeSpan")) return arguments.Count == 0 ? One(TimeSpan.Zero) : Combine(arguments, static numbers => Times.New(numbers));
        if (IsTime(creation.Type)) return arguments.Count is 1 or 2 ? Map(Of(arguments[0]), static time => time is PointInTime ? time : null) : s_unknown;
        return creation.Type is { DeclaringSyntaxReferences.IsEmpty: false } ? One(creation) : s_unknown;
    }

    private ImmutableArray<Value> Inlined(IMethodSymbol method, IInvocationOperation call)
    {
        var body = (method.ReducedFrom ?? method).OriginalDefinition;
        if (body.IsAbstract)
        {
            var implementations = Implementations.Of(body, _compilation, _cancellationToken);
            if (implementations.Length != 1) return s_unknown;
            body = implementations[0].OriginalDefinition;
        }
        if (_inProgress.Contains(body)) return s_unknown;
        var frame = new Dictionary<IParameterSymbol, ImmutableArray<Value>>(SymbolEqualityComparer.Default);
        foreach (var argument in call.Arguments)
            if (argument.Parameter is { } parameter && parameter.Ordinal < body.Parameters.Length) frame[body.Parameters[parameter.Ordinal]] = Of(argument.Value);
        _calls.Push(frame);
        try
        {
            return Once(body, () => Returned(body.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken)));
        }
        finally
        {
            _calls.Pop();
        }
    }

    // The value of a method, local function or getter.
    private ImmutableArray<Value> Returned(SyntaxNode? declaration)
    {
        var (expression, block) = declaration switch
        {
            BaseMethodDeclarationSyntax method => (method.ExpressionBody?.Expression, method.Body),
            LocalFunctionStatementSyntax function => (function.ExpressionBody?.Expression, function.Body),
            AccessorDeclarationSyntax accessor => (accessor.ExpressionBody?.Expression, accessor.Body),
            ArrowExpressionClauseSyntax arrow => (arrow.Expression, null),
            _ => (null, null),
        };
        if (expression is not null) return At(expression);
        if (block is null) return s_unknown;
        var returns = block.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Where(found => !IsOnlyInDevelopment(found)).Take(MaxReturns + 1).ToList();
        if (returns.Count is 0 or > MaxReturns) return s_unknown;
        var all = ImmutableArray.CreateBuilder<Value>();
        foreach (var found in returns)
        {
            if (At(found.Expression) is not { IsEmpty: false } values) return s_unknown;
            all.AddRange(values);
        }
        return all.Distinct().ToImmutableArray();
    }

    /// <summary>Whether the code runs in development only: <c>if (env.IsDevelopment()) …</c></summary>
    public bool IsOnlyInDevelopment(SyntaxNode node)
    {
        for (var inner = node; inner.Parent is { } outer and not MemberDeclarationSyntax; inner = outer)
        {
            var (condition, isHeld) = outer switch
            {
                IfStatementSyntax choice when choice.Statement == inner => (choice.Condition, true),
                ElseClauseSyntax { Parent: IfStatementSyntax choice } => (choice.Condition, false),
                ConditionalExpressionSyntax choice when choice.WhenTrue == inner => (choice.Condition, true),
                ConditionalExpressionSyntax choice when choice.WhenFalse == inner => (choice.Condition, false),
                _ => (null, false),
            };
            if (condition is not null && Of(OperationOf(condition)) is { IsEmpty: false } outcomes && outcomes.All(outcome => outcome.Content is bool holds && holds != isHeld)) return true;
        }
        return false;
    }

    private static bool IsTime(ITypeSymbol? type) => type.Is("System.DateTime") || type.Is("System.DateTimeOffset");

    private static bool IsAboutEnvironment(INamedTypeSymbol type) => type.Name.Contains("Environment");

    private static ITypeSymbol? ParsedType(IMethodSymbol tryParse) => tryParse.Parameters.FirstOrDefault(static parameter => parameter.RefKind == RefKind.Out)?.Type;
}
