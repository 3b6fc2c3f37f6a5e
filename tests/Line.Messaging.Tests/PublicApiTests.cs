using System.Reflection;
using System.Text;

namespace Line.Messaging.Tests;

public sealed class PublicApiTests
{
    /// <summary>Set to anything to write the list anew, then look at the difference before committing it.</summary>
    private const string UpdateVariable = "LINE_UPDATE_PUBLIC_API";

    private static readonly NullabilityInfoContext Nullability = new();

    [Fact]
    public void The_public_surface_is_the_listed_one()
    {
        var file = Path.Combine(Checkout.Folder, "src", "Line.Messaging", "PublicAPI.txt");
        var surface = string.Concat(typeof(LineMessagingClient).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).Select(Describe));
        if (Environment.GetEnvironmentVariable(UpdateVariable) is { Length: > 0 })
            File.WriteAllText(file, surface);

        Assert.True(
            File.Exists(file) && File.ReadAllText(file).ReplaceLineEndings("\n") == surface,
            $"The public surface of Line.Messaging is not the one in PublicAPI.txt. If the change is meant, run the tests once with {UpdateVariable}=1 and commit the file. First difference: {Difference(file, surface)}");
    }

    [Fact]
    public void The_library_knows_neither_the_web_framework_nor_the_service()
    {
        var references = typeof(LineMessagingClient).Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.DoesNotContain(references, name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("Participation", StringComparison.Ordinal));
    }

    private static string Difference(string file, string surface)
    {
        var listed = File.Exists(file) ? File.ReadAllLines(file) : [];
        return surface.Split('\n').Except(listed).Concat(listed.Except(surface.Split('\n'))).FirstOrDefault() ?? "the order of lines";
    }

    private static string Describe(Type type)
    {
        var text = new StringBuilder(Kind(type)).Append(' ').Append(type.Namespace).Append('.').Append(Name(type)).Append(Bases(type)).Append('\n');
        const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        IEnumerable<string> members = type.IsEnum
            ? Enum.GetNames(type)
            : type.GetMembers(Own).Where(member => IsVisible(member) && !IsGenerated(member)).Select(Describe).Order(StringComparer.Ordinal);
        foreach (var member in members)
            text.Append("    ").Append(member).Append('\n');
        return text.Append('\n').ToString();
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Bases(Type type)
    {
        var parts = type.GetInterfaces().Where(contract => contract.IsPublic && contract.Namespace!.StartsWith("Line.", StringComparison.Ordinal)).Select(Name).Order().ToList();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
            parts.Insert(0, Name(parent));
        return parts.Count == 0 ? "" : " : " + string.Join(", ", parts);
    }

    private static string Describe(MemberInfo member) => member switch
    {
        FieldInfo field => $"{Static(field.IsStatic)}{Name(field.FieldType)} {field.Name}{(field.IsLiteral ? " = " + field.GetRawConstantValue() : "")}",
        PropertyInfo property => $"{Static(property.GetMethod!.IsStatic)}{Of(property.PropertyType, Nullability.Create(property))} {property.Name} {{ get;{(property.SetMethod is { IsPublic: true } ? " init;" : "")} }}",
        MethodInfo method => $"{Static(method.IsStatic)}{Of(method.ReturnType, Nullability.Create(method.ReturnParameter))} {method.Name}{Generics(method)}({Parameters(method)})",
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        _ => member.ToString()!,
    };

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Generics(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(System.Runtime.CompilerServices.ParamCollectionAttribute)) ? "params " : "")}"
        + $"{Of(parameter.ParameterType, Nullability.Create(parameter))} {parameter.Name}"
        + (parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "null"}" : "")));

    private static string Of(Type type, NullabilityInfo nullability) => Name(type) + (!type.IsValueType && nullability.ReadState == NullabilityState.Nullable ? "?" : "");

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Name(underlying) + "?";
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        var own = type.IsGenericParameter ? type.Name : type.Name.Split('`')[0];
        var outer = type is { IsNested: true, IsGenericParameter: false } ? Name(type.DeclaringType!) + "." : "";
        var arguments = type.IsNested ? [] : type.GetGenericArguments();
        return outer + own + (arguments.Length > 0 ? $"<{string.Join(", ", arguments.Select(Name))}>" : "");
    }

    private static bool IsVisible(MemberInfo member) => member switch
    {
        FieldInfo field => field.IsPublic || field.IsFamily,
        PropertyInfo property => property.GetMethod is { IsPublic: true } or { IsFamily: true },
        MethodInfo method => (method.IsPublic || method.IsFamily) && !method.IsSpecialName && method.GetBaseDefinition() == method,
        ConstructorInfo constructor => constructor.IsPublic || constructor.IsFamily,
        _ => false,
    };

    // What the compiler gives to every record is no decision of ours.
    private static bool IsGenerated(MemberInfo member) =>
        member.Name is "EqualityContract" or "PrintMembers" or "<Clone>$" or "Equals" or "GetHashCode" or "Deconstruct" or "Finalize" or "value__" or "op_Equality" or "op_Inequality"
        || (member.Name == "ToString" && member.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)))
        || (member is ConstructorInfo { } constructor && constructor.GetParameters() is [{ } only] && only.ParameterType == member.DeclaringType);
}
