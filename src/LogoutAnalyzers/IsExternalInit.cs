namespace System.Runtime.CompilerServices;

// The compiler asks for this type for records and init accessors; netstandard2.0 does not have it.
internal static class IsExternalInit
{
}
