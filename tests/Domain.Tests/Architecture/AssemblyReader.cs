using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Hub.Domain.Tests.Architecture;

/// <summary>
/// Reads from a compiled assembly which type uses which. What the compiler leaves no trace of is not seen: a constant or
/// an enum's value is a number by then.
/// </summary>
internal sealed class AssemblyReader
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;
    private readonly TypeCollector _collector;
    private readonly HashSet<TypeReference> _references = [];

    private AssemblyReader(PEReader file)
    {
        _file = file;
        _metadata = file.GetMetadataReader();
        _collector = new TypeCollector(_metadata);
    }

    /// <summary>The references between types that the assembly at <paramref name="path"/> holds, each once.</summary>
    public static IReadOnlyCollection<TypeReference> TypeReferences(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        return new AssemblyReader(file).Read();
    }

    /// <summary>The simple names of the assemblies that the one at <paramref name="path"/> uses.</summary>
    public static IReadOnlyCollection<string> AssemblyReferences(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle =>
            metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private HashSet<TypeReference> Read()
    {
        foreach (var handle in _metadata.TypeDefinitions)
        {
            var type = _metadata.GetTypeDefinition(handle);
            var from = _collector.NameOf(handle);
            _collector.Found.Clear();

            See(type.BaseType);
            See(type.GetCustomAttributes());
            See(type.GetGenericParameters());
            foreach (var implemented in type.GetInterfaceImplementations())
            {
                See(_metadata.GetInterfaceImplementation(implemented).Interface);
            }

            foreach (var field in type.GetFields().Select(_metadata.GetFieldDefinition))
            {
                See(field.GetCustomAttributes());
                field.DecodeSignature(_collector, null);
            }

            foreach (var property in type.GetProperties().Select(_metadata.GetPropertyDefinition))
            {
                See(property.GetCustomAttributes());
            }

            foreach (var method in type.GetMethods().Select(_metadata.GetMethodDefinition))
            {
                See(method);
            }

            _references.UnionWith(_collector.Found.Where(to => to != from).Select(to => new TypeReference(from, to)));
        }

        return _references;
    }

    private void See(MethodDefinition method)
    {
        See(method.GetCustomAttributes());
        See(method.GetGenericParameters());
        method.DecodeSignature(_collector, null);
        foreach (var parameter in method.GetParameters())
        {
            See(_metadata.GetParameter(parameter).GetCustomAttributes());
        }

        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        var body = _file.GetMethodBody(method.RelativeVirtualAddress);
        See(body.LocalSignature);
        foreach (var region in body.ExceptionRegions)
        {
            See(region.CatchType);
        }

        foreach (var token in Instructions.Tokens(body.GetILBytes()!))
        {
            See(MetadataTokens.EntityHandle(token));
        }
    }

    private void See(GenericParameterHandleCollection parameters)
    {
        foreach (var parameter in parameters.Select(_metadata.GetGenericParameter))
        {
            foreach (var constraint in parameter.GetConstraints())
            {
                See(_metadata.GetGenericParameterConstraint(constraint).Type);
            }
        }
    }

    private void See(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes.Select(_metadata.GetCustomAttribute))
        {
            See(attribute.Constructor);
            try
            {
                // Types that are an attribute's arguments pass through the collector.
                attribute.DecodeValue(_collector);
            }
            catch (BadImageFormatException)
            {
                // The argument is an enum of another assembly, whose size is not known here. Its type was seen above.
            }
        }
    }

    private void See(EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return;
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                _collector.GetTypeFromDefinition(_metadata, (TypeDefinitionHandle)handle, 0);
                break;
            case HandleKind.TypeReference:
                _collector.GetTypeFromReference(_metadata, (TypeReferenceHandle)handle, 0);
                break;
            case HandleKind.TypeSpecification:
                _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_collector, null);
                break;
            case HandleKind.MethodDefinition:
                See(_metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                See(_metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                See(_metadata.GetMemberReference((MemberReferenceHandle)handle).Parent);
                break;
            case HandleKind.MethodSpecification:
                var method = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                See(method.Method);
                method.DecodeSignature(_collector, null);
                break;
            case HandleKind.StandaloneSignature:
                var signature = _metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle);
                if (signature.GetKind() == StandaloneSignatureKind.LocalVariables)
                {
                    signature.DecodeLocalSignature(_collector, null);
                }
                else
                {
                    signature.DecodeMethodSignature(_collector, null);
                }

                break;
            default:
                break;
        }
    }
}
