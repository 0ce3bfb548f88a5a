package com.salesintelligence.local.googlesql.analysis;

import com.google.common.collect.ImmutableList;
import com.google.zetasql.Constant;
import com.google.zetasql.FileDescriptorSetsBuilder;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleCatalogProtos.SimpleCatalogProto;
import com.google.zetasql.SimpleConstantProtos.SimpleConstantProto;
import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLBuiltinFunctionOptions;
import com.salesintelligence.local.googlesql.QueryOptions.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The built-in functions, and for the time of one analysis a script's variables as constants, which
 * ZetaSQL's own catalogue could not take away again.
 */
final class BigQueryCatalog extends SimpleCatalog {
  private static final long serialVersionUID = 1L;

  private transient Map<String, Constant> variables = new HashMap<>();

  BigQueryCatalog() {
    super("bigquery");
    addZetaSQLFunctionsAndTypes(new ZetaSQLBuiltinFunctionOptions(BigQueryLanguage.language()));
    BigQueryFunctions.addTo(this);
  }

  /** Takes the place of the variables before. */
  void variables(List<Parameter> declared) {
    variables = new HashMap<>();
    for (Parameter variable : declared) {
      if (!variable.name().startsWith("@@")) {
        variables.put(variable.name().toLowerCase(Locale.ROOT), constant(variable));
      }
    }
  }

  /** Its value is never asked for. */
  private static Constant constant(Parameter variable) {
    Type type = ZetaTypes.toZeta(variable.type());
    var proto =
        SimpleConstantProto.newBuilder()
            .addNamePath(variable.name())
            .setType(type.serialize())
            .setValue(Value.createNullValue(type).serialize())
            .build();
    return Constant.deserialize(proto, ImmutableList.of(), TypeFactory.nonUniqueNames());
  }

  @Override
  public SimpleCatalogProto serialize(FileDescriptorSetsBuilder descriptors) {
    SimpleCatalogProto plain = super.serialize(descriptors);
    if (variables.isEmpty()) {
      return plain;
    }
    var all = plain.toBuilder();
    variables.values().forEach(variable -> all.addConstant(variable.serialize(descriptors)));
    return all.build();
  }

  @Override
  protected @Nullable Constant getConstant(String name, FindOptions options) {
    return variables.get(name.toLowerCase(Locale.ROOT));
  }
}
