#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Google's protobuf for Python as a second opinion on the messages of the contract.

    contract_oracle.py PB2_DIR make SEED COUNT     prints COUNT random messages of each type
    contract_oracle.py PB2_DIR compare MODE FILE   judges what the Swift side made of its input

A line of `make` is `NAME HEX`. A line of FILE is a JSON object: `name`, `input` (hex), and either
`output` (hex) with `value` (the fields) or `refused` (the reason). The modes say what may be refused:
`honest` nothing, `truncated` exactly what Python refuses too, `hostile` anything; whatever is accepted
must mean the same to both sides. Exits 1 and prints the first differences.
"""
import json
import pathlib
import random
import sys

PB2 = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(PB2))

from google.protobuf import message as protobuf_message  # noqa: E402
from google.protobuf.descriptor import FieldDescriptor as Field  # noqa: E402
from google.protobuf import message_factory, symbol_database  # noqa: E402

FILES = []
for path in sorted(PB2.rglob("*_pb2.py")):
    module = __import__(".".join(path.relative_to(PB2).with_suffix("").parts), fromlist=["DESCRIPTOR"])
    FILES.append(module.DESCRIPTOR)
FACTORY = message_factory.MessageFactory(symbol_database.Default().pool)
TYPES = {
    descriptor.full_name: FACTORY.GetPrototype(descriptor)
    for file in FILES
    for descriptor in file.message_types_by_name.values()
}

ALPHABETS = ["abcXYZ019 -_/.", "社会工作师助理报名备案", "éßñ·", "😀𠮷🀄", "\u0001\u007f\u0080\u07ff\u0800\uffff\U00010000\U0010ffff"]
RANGES = {
    Field.TYPE_UINT32: (0, 2**32 - 1),
    Field.TYPE_UINT64: (0, 2**64 - 1),
    Field.TYPE_INT32: (-(2**31), 2**31 - 1),
    Field.TYPE_INT64: (-(2**63), 2**63 - 1),
}


def random_scalar(field, chance):
    if field.type == Field.TYPE_STRING:
        length = chance.choice([0, 1, 3, 15, 16, 23, chance.randrange(200), chance.randrange(1500)])
        return "".join(chance.choice(chance.choice(ALPHABETS)) for _ in range(length))
    if field.type == Field.TYPE_BYTES:
        return chance.randbytes(chance.choice([0, 1, 16, 32, chance.randrange(3000)]))
    if field.type == Field.TYPE_BOOL:
        return chance.random() < 0.5
    if field.type == Field.TYPE_ENUM:
        return chance.choice(field.enum_type.values).number
    low, high = RANGES[field.type]
    return chance.choice([0, 1, low, high, chance.randint(low, high), chance.randrange(300)])


def fill(message, chance):
    for field in message.DESCRIPTOR.fields:
        if chance.random() < 0.3:
            continue
        repeated = field.label == Field.LABEL_REPEATED
        for _ in range(chance.choice([1, 2, 5, 20]) if repeated else 1):
            if field.type == Field.TYPE_MESSAGE:
                inner = getattr(message, field.name)
                inner = inner.add() if repeated else inner
                inner.SetInParent()
                fill(inner, chance)
            elif repeated:
                getattr(message, field.name).append(random_scalar(field, chance))
            else:
                setattr(message, field.name, random_scalar(field, chance))
    return message


def camel(name):
    first, *rest = name.lower().split("_")
    return first + "".join("ID" if word == "id" else word.capitalize() for word in rest)


def case(enum, number):
    name = enum.values_by_number[number].name
    words = enum.values[0].name.split("_")
    shared = 0
    while all(v.name.split("_")[: shared + 1] == words[: shared + 1] for v in enum.values):
        shared += 1
    return camel("_".join(name.split("_")[shared:]))


def value(message):
    """The fields under their Swift names."""
    result = {}
    for field in message.DESCRIPTOR.fields:
        content = getattr(message, field.name)
        if field.type == Field.TYPE_MESSAGE:
            convert = value
        elif field.type == Field.TYPE_ENUM:
            convert = lambda number, enum=field.enum_type: case(enum, number)
        elif field.type == Field.TYPE_BYTES:
            convert = bytes.hex
        else:
            convert = lambda scalar: scalar
        if field.label == Field.LABEL_REPEATED:
            result[camel(field.name)] = [convert(element) for element in content]
        elif field.type == Field.TYPE_MESSAGE and not message.HasField(field.name):
            result[camel(field.name)] = None
        else:
            result[camel(field.name)] = convert(content)
    return result


def make(seed, count):
    chance = random.Random(seed)
    for name, type_ in sorted(TYPES.items()):
        for _ in range(count):
            print(name, fill(type_(), chance).SerializeToString(deterministic=True).hex())


def judge(line, mode):
    """What is wrong with one line, or None."""
    type_ = TYPES[line["name"]]
    try:
        theirs = type_.FromString(bytes.fromhex(line["input"]))
    except protobuf_message.DecodeError:
        theirs = None
    if "refused" in line:
        if mode == "honest" or (mode == "truncated" and theirs is not None):
            return f"refused: {line['refused']}"
        return None
    if theirs is None:
        return "accepted what Python refuses"
    theirs.DiscardUnknownFields()
    if type_.FromString(bytes.fromhex(line["output"])) != theirs:
        return "encodes to another message"
    if line["value"] != value(theirs):
        return f"has other fields: {line['value']} instead of {value(theirs)}"
    return None


def compare(mode, file):
    differences = total = accepted = 0
    for text in file:
        line = json.loads(text)
        total += 1
        accepted += "refused" not in line
        wrong = judge(line, mode)
        if wrong:
            differences += 1
            if differences <= 5:
                print(f"{line['name']} {line['input'][:400]}: {wrong}")
    print(f"{total} messages, {accepted} accepted, {differences} differences")
    sys.exit(1 if differences or not total else 0)


if sys.argv[2] == "make":
    make(int(sys.argv[3]), int(sys.argv[4]))
else:
    with open(sys.argv[4], encoding="utf-8") as lines:
        compare(sys.argv[3], lines)
