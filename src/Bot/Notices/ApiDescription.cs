using Microsoft.OpenApi;

namespace Hub.Bot.Notices;

/// <summary>What the description of the API cannot read from the endpoints themselves: the token, and the key of calls that make something.</summary>
internal static class ApiDescription
{
    private const string Bearer = "Bearer";
    private const string Key = "Idempotency-Key";

    /// <summary>Every call carries a token.</summary>
    public static void NameToken(OpenApiDocument document)
    {
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A token that 'token PERSON' printed; it may do what that person's posts may.",
        };
        document.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
    }

    /// <summary>Calls that make something take a key; their summaries say so.</summary>
    public static void NameKey(OpenApiOperation operation)
    {
        if (operation.Summary?.Contains(Key, StringComparison.Ordinal) == true)
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = Key,
                In = ParameterLocation.Header,
                Description = "The caller's own key, kept with what the call made.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 128 },
            });
        }
    }
}
