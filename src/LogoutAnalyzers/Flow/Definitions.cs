using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Flow;

/// <summary>The values that the locals and flow captures of one graph are given, and the blocks where.</summary>
internal sealed class Definitions
{
    private const int MaxFollowed = 100;

    private readonly ILookup<object, (IOperation Value, int Block)> _assignments;
    private readonly HashSet<CaptureId> _failures = new();

    public Definitions(ControlFlowGraph graph)
    {
        _assignments = Assignments(graph);
        foreach (var block in graph.Blocks)
            foreach (var operation in block.Operations) NoteFailure(operation);
    }

    /// <summary>Whether the operation is an object that was made to say that the request failed.</summary>
    public bool IsFailure(IOperation operation) => operation is IFlowCaptureReferenceOperation capture && _failures.Contains(capture.Id);

    /// <summary>The values that a local or capture may hold, through other locals and captures; none for any other operation.</summary>
    public List<(IOperation Value, int Block)> Of(IOperation? value)
    {
        var found = new List<(IOperation Value, int Block)>();
        Collect(value, found, new HashSet<object>());
        return found;
    }

    // Each local and capture is followed once: code that copies locals to and fro stays linear.
    private bool Collect(IOperation? value, List<(IOperation Value, int Block)> found, HashSet<object> visited)
    {
        value = value?.WithoutConversions();
        object? key = value switch
        {
            IFlowCaptureReferenceOperation capture => capture.Id,
            ILocalReferenceOperation local => local.Local,
            IAwaitOperation { Operation: IFlowCaptureReferenceOperation capture } => capture.Id,
            _ => null,
        };
        if (key is null || visited.Count > MaxFollowed || !_assignments.Contains(key) || (key is CaptureId failed && _failures.Contains(failed))) return false;
        if (!visited.Add(key)) return true;
        foreach (var definition in _assignments[key])
            if (!Collect(definition.Value, found, visited)) found.Add(definition);
        return true;
    }

    private static ILookup<object, (IOperation Value, int Block)> Assignments(ControlFlowGraph graph)
    {
        var assignments = new List<(object Target, IOperation Value, int Block)>();
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.Operations)
            {
                switch (operation)
                {
                    case IFlowCaptureOperation capture:
                        assignments.Add((capture.Id, capture.Value, block.Ordinal));
                        break;
                    case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment:
                        assignments.Add((local.Local, assignment.Value, block.Ordinal));
                        break;
                    case IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } statement }:
                        assignments.Add((target.Local, statement.Value, block.Ordinal));
                        break;
                }
            }
        }
        return assignments.ToLookup(static assignment => assignment.Target, static assignment => (assignment.Value, assignment.Block));
    }

    // "new Answer { Success = false }" is a capture and assignments to its properties here.
    private void NoteFailure(IOperation operation)
    {
        if (operation is IExpressionStatementOperation statement) operation = statement.Operation;
        if (operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: IFlowCaptureReferenceOperation created, Property.Name: var name } } set && Flow.Exits.SaysFailure(name, set.Value)) _failures.Add(created.Id);
    }
}
