"""The same rules in other engines: OpenFisca-core, zen-engine, business-rules, clipspy and experta.

All conclude the verdict, the category and every requirement of the same vehicles and must agree with the kernel. Where
an engine has no three-valued logic, each statement becomes a pair: known true, known false. Computed facts are handed
to them. Needs the extra `peers`.
"""
