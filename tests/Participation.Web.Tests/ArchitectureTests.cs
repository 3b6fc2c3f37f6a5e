using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Participation.Web.Tests;

/// <summary>The boundaries of design.md, read from the compiled code: signatures would miss what method bodies call.</summary>
public sealed partial class ArchitectureTests
{
    private const string Features = "Participation.Web.Features.";
    private static readonly string[] Foundations = ["Agency", "Staff", "Citizens"];
    private static readonly ModuleDefinition Web = ModuleDefinition.ReadModule(typeof(Program).Assembly.Location);
    private static readonly ModuleDefinition Client = ModuleDefinition.ReadModule(typeof(Line.Messaging.LineMessagingClient).Assembly.Location);

    [Fact]
    public void Slices_never_call_each_other_except_the_foundations()
    {
        var calls = from use in Uses(Web)
                    let caller = SliceOf(use.From)
                    let callee = SliceOf(use.To)
                    where caller is not null and not "Shared" && callee is not null and not "Shared" && caller != callee
                    where !Foundations.Contains(callee)
                    select $"{use.From} -> {use.To}";

        Assert.Empty(calls.Distinct());
    }

    [Fact]
    public void Delivery_knows_no_feature_and_no_channel()
    {
        var calls = from use in Uses(Web)
                    where use.From.StartsWith("Participation.Web.Delivery.", StringComparison.Ordinal)
                    where use.To.StartsWith(Features, StringComparison.Ordinal) || use.To.StartsWith("Participation.Web.LineChannel", StringComparison.Ordinal)
                    select $"{use.From} -> {use.To}";

        Assert.Empty(calls.Distinct());
    }

    [Fact]
    public void The_LINE_client_needs_neither_ASP_NET_Core_nor_the_service() =>
        Assert.DoesNotContain(Client.AssemblyReferences, r => r.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || r.Name.StartsWith("Participation", StringComparison.Ordinal));

    [Fact]
    public void Classes_are_sealed_unless_something_inherits_from_them()
    {
        var inherited = Web.Types.SelectMany(WithNested).Select(t => t.BaseType?.Resolve()?.FullName).ToHashSet();
        var open = Web.Types.SelectMany(WithNested).Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && !inherited.Contains(t.FullName))
            .Where(t => t.Namespace.StartsWith("Participation", StringComparison.Ordinal) && !IsGenerated(t))
            .Select(t => t.FullName);

        Assert.Empty(open);
    }

    [Fact]
    public void Nothing_is_named_a_service_a_helper_or_common()
    {
        var vague = Web.Types.Where(t => VagueName().IsMatch(t.Name) && !IsGenerated(t)).Select(t => t.FullName);

        Assert.Empty(vague);
    }

    private static string? SliceOf(string type) =>
        type.StartsWith(Features, StringComparison.Ordinal) ? type[Features.Length..].Split('.')[0] : null;

    private static IEnumerable<(string From, string To)> Uses(ModuleDefinition module) =>
        from type in module.Types.SelectMany(WithNested)
        from target in Targets(type)
        select (type.FullName, target);

    private static IEnumerable<string> Targets(TypeDefinition type)
    {
        if (type.BaseType is not null) yield return type.BaseType.FullName;
        foreach (var implemented in type.Interfaces) yield return implemented.InterfaceType.FullName;
        foreach (var field in type.Fields) foreach (var name in Names(field.FieldType)) yield return name;
        foreach (var method in type.Methods)
        {
            foreach (var name in Names(method.ReturnType)) yield return name;
            foreach (var parameter in method.Parameters) foreach (var name in Names(parameter.ParameterType)) yield return name;
            if (!method.HasBody) continue;
            foreach (var instruction in method.Body.Instructions)
                foreach (var name in Operand(instruction)) yield return name;
        }
    }

    private static IEnumerable<string> Operand(Instruction instruction) => instruction.Operand switch
    {
        MethodReference method => Names(method.DeclaringType).Concat(method is GenericInstanceMethod generic ? generic.GenericArguments.SelectMany(Names) : []),
        FieldReference field => Names(field.DeclaringType),
        TypeReference type => Names(type),
        _ => [],
    };

    private static IEnumerable<string> Names(TypeReference type)
    {
        yield return type.GetElementType().FullName;
        if (type is not GenericInstanceType generic) yield break;
        foreach (var argument in generic.GenericArguments.SelectMany(Names)) yield return argument;
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static bool IsGenerated(TypeDefinition type) =>
        type.Name.Contains('<', StringComparison.Ordinal) || type.Name.Contains("__", StringComparison.Ordinal) || type.Name.StartsWith("Features_", StringComparison.Ordinal)
        || type.Namespace.Contains(".Migrations", StringComparison.Ordinal) || type.Namespace.Contains(".CompiledModel", StringComparison.Ordinal) || type.Name == "Program"
        || type.CustomAttributes.Any(a => a.AttributeType.Name is "CompilerGeneratedAttribute" or "GeneratedCodeAttribute");

    [GeneratedRegex("(Service|(?<!Tag)Helper|Helpers|Manager|Common|Utils?|Extensions)$")]
    private static partial Regex VagueName();
}
