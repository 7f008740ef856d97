using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Hub.Domain.Tests.Architecture;

/// <summary>Collects every type that is met while signatures and attributes are decoded.</summary>
internal sealed class TypeCollector(MetadataReader metadata)
    : ISignatureTypeProvider<string, object?>, ICustomAttributeTypeProvider<string>
{
    private readonly string _assembly = metadata.GetString(metadata.GetAssemblyDefinition().Name);

    public HashSet<TypeName> Found { get; } = [];

    public TypeName NameOf(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
        {
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return new TypeName(_assembly, metadata.GetString(type.Namespace), Plain(metadata.GetString(type.Name)));
    }

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        Add(NameOf(handle));

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = metadata.GetTypeReference(handle);
        while (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            type = metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        }

        var assembly = type.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)
            : _assembly;
        return Add(new TypeName(assembly, metadata.GetString(type.Namespace), Plain(metadata.GetString(type.Name))));
    }

    public string GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        metadata.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    /// <summary>The argument <c>typeof(X)</c> of an attribute is kept as text, with the assembly unless it is this one.</summary>
    public string GetTypeFromSerializedName(string name)
    {
        if (name.Contains('['))
        {
            // Generic and array types hold further names between brackets.
            foreach (var part in name.Split(['[', ']'], StringSplitOptions.RemoveEmptyEntries).Where(part => part.Contains('.')))
            {
                GetTypeFromSerializedName(part);
            }

            return name;
        }

        var parts = name.Split(',', StringSplitOptions.TrimEntries);
        var full = parts[0].Split('+')[0];
        var dot = full.LastIndexOf('.');
        return Add(new TypeName(
            parts.Length > 1 ? parts[1] : _assembly, dot < 0 ? "" : full[..dot], Plain(full[(dot + 1)..])));
    }

    public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;

    public bool IsSystemType(string type) => type == "System.Type";

    public string GetSystemType() => "System.Type";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => "";

    public string GetArrayType(string elementType, ArrayShape shape) => "";

    public string GetByReferenceType(string elementType) => "";

    public string GetFunctionPointerType(MethodSignature<string> signature) => "";

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => "";

    public string GetGenericMethodParameter(object? genericContext, int index) => "";

    public string GetGenericTypeParameter(object? genericContext, int index) => "";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => "";

    public string GetPinnedType(string elementType) => "";

    public string GetPointerType(string elementType) => "";

    public string GetSZArrayType(string elementType) => "";

    private string Add(TypeName type)
    {
        Found.Add(type);
        return type.ToString();
    }

    private static string Plain(string name) => name.Split('`')[0];
}
