using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Binome.Tests;

/// <summary>What the built assembly says of itself: which type uses which, down into method bodies.</summary>
internal static class Built
{
    public static readonly ModuleDefinition App = ModuleDefinition.ReadModule(typeof(Program).Assembly.Location);

    /// <summary>The first seam (DESIGN.md): the context carries every capability's sets.</summary>
    public static bool IsSeam(TypeDefinition type) =>
        type.FullName == "Binome.Platform.BinomeDb" || type.Namespace.Contains(".Schema", StringComparison.Ordinal);

    public static string? Floor(TypeReference type)
    {
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        return type.Namespace.Split('.') is ["Binome", var floor, ..] ? floor : null;
    }

    public static bool Inherits(TypeDefinition type, string ancestor)
    {
        for (var current = type.BaseType; current is not null; current = current is TypeDefinition own ? own.BaseType : null)
            if (current.Name == ancestor || current.Name == "LayoutComponentBase" || current.Name == "FormPart")
                return true;
        return false;
    }

    public static IEnumerable<(MethodDefinition By, MethodReference Called)> Calls() =>
        from type in App.GetTypes()
        from method in type.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        let called = instruction.Operand as MethodReference
        where called is not null
        select (method, called);

    public static IEnumerable<TypeDefinition> Used(TypeDefinition type)
    {
        var references = new List<TypeReference?> { type.BaseType };
        references.AddRange(type.Interfaces.Select(i => i.InterfaceType));
        references.AddRange(type.Fields.Select(f => f.FieldType));
        references.AddRange(type.CustomAttributes.Select(a => a.AttributeType));
        foreach (var method in type.Methods)
        {
            references.Add(method.ReturnType);
            references.AddRange(method.Parameters.Select(p => p.ParameterType));
            foreach (var instruction in method.HasBody ? method.Body.Instructions : [])
                references.AddRange(In(instruction));
        }
        return references.OfType<TypeReference>().SelectMany(Parts).OfType<TypeDefinition>();
    }

    public static IEnumerable<TypeReference?> In(Instruction instruction) =>
        instruction.Operand switch
        {
            TypeReference type => [type],
            MethodReference method =>
            [
                method.DeclaringType,
                method.ReturnType,
                .. method.Parameters.Select(p => p.ParameterType),
                .. Arguments(method),
            ],
            FieldReference field => [field.DeclaringType, field.FieldType],
            _ => [],
        };

    public static IEnumerable<TypeReference> Arguments(MethodReference method) =>
        method is GenericInstanceMethod generic ? generic.GenericArguments : [];

    /// <summary>A generic type is its definition and its arguments.</summary>
    public static IEnumerable<TypeReference> Parts(TypeReference type) =>
        type switch
        {
            GenericInstanceType generic => Parts(generic.ElementType).Concat(generic.GenericArguments.SelectMany(Parts)),
            TypeSpecification specified => Parts(specified.ElementType),
            _ => [type],
        };
}
