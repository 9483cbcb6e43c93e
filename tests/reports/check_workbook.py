#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a workbook with other programs' eyes and says what is wrong with it, one line each.

  check_workbook.py FILE.xlsx [--recalculate] [--without WORDS.txt]

Without options: well-formed XML, numbers with a point, real dates, tables, names, protection, validations, print setup,
properties. With --recalculate, LibreOffice calculates every formula again, and each must give the value written.
With --without, none of the words (one a line) may stand anywhere in the file, as they are or in capitals.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import warnings
import xml.dom.minidom
import zipfile
from pathlib import Path

import openpyxl
from openpyxl.utils import range_boundaries

warnings.filterwarnings("ignore", module="openpyxl")
faults = []


def fault(text):
    faults.append(text)


def check_parts(path):
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if not name.endswith((".xml", ".rels")):
                continue
            try:
                xml.dom.minidom.parseString(data)
            except Exception as error:
                fault(f"{name}: {error}")
            text = data.decode("utf-8", "replace")
            for value in re.findall(r"<v>([^<]*)</v>", text):
                if "," in value or value.upper() in ("NAN", "-NAN", "INF", "-INF"):
                    fault(f"{name}: number written as {value}")
            for value in re.findall(r' (?:width|ht|left|right|top|bottom|header|footer)="([0-9,.]*)"', text):
                if "," in value:
                    fault(f"{name}: size written as {value}")
            for table in re.findall(r"<f>([^<]*)</f>", text):
                if re.search(r"SUBTOTAL\(\d+,\[", table):
                    fault(f"{name}: formula without its table: {table}")


def folded(text):
    return unicodedata.normalize("NFC", text).casefold()


def check_names(book):
    seen = set()
    for name in book.sheetnames:
        if len(name.encode("utf-16-le")) > 62 or re.search(r"[\[\]:*?/\\]", name) or folded(name) in ("history", ""):
            fault(f"sheet name {name!r}")
        if folded(name) in seen:
            fault(f"two sheets called {name!r}")
        seen.add(folded(name))
    names = [table for sheet in book for table in sheet.tables]
    names += [name.name for name in book.defined_names.definedName if not name.name.startswith("_xlnm")]
    for name in names:
        if not re.fullmatch(r"[A-Za-z_]\w*", name) or re.fullmatch(r"(?i)[a-z]{1,3}\d+|r\d*(c\d*)?|c\d*", name):
            fault(f"name {name!r} is not safe")
    if len({folded(name) for name in names}) != len(names):
        fault("two tables or names are called the same")
    for name in ("date_arret", "liste_commentaires", "liste_suivi"):
        if name not in names:
            fault(f"the name {name} is missing")


def check_table(sheet, table):
    left, top, right, bottom = range_boundaries(table.ref)
    headers = [column.name for column in table.tableColumns]
    written = [sheet.cell(top, column).value for column in range(left, right + 1)]
    if headers != written:
        fault(f"{sheet.title}: headings {written} are not the table's {headers}")
    if len({folded(header) for header in headers}) != len(headers):
        fault(f"{sheet.title}: two headings are the same")
    if not table.autoFilter:
        fault(f"{sheet.title}: no filter")
    if bottom - top - (table.totalsRowCount or 0) < 1:
        fault(f"{sheet.title}: a table without a row")
    if sheet.freeze_panes is None:
        fault(f"{sheet.title}: headings are not frozen")
    if sheet.print_title_rows is None:
        fault(f"{sheet.title}: headings are not repeated on paper")
    for row in range(top + 1, bottom + 1):
        for column in range(left, right + 1):
            cell = sheet.cell(row, column)
            if cell.data_type == "s" and cell.number_format != "@" and row < bottom:
                fault(f"{sheet.title}!{cell.coordinate}: text in a cell of format {cell.number_format}")
            if cell.data_type == "d" and (cell.value.hour or cell.value.minute):
                fault(f"{sheet.title}!{cell.coordinate}: a date with a time")
    return (left, top, right, bottom)


def check_page(sheet):
    setup = sheet.page_setup
    if setup.paperSize not in (9, "9") or setup.orientation != "landscape":
        fault(f"{sheet.title}: not A4 landscape")
    wide = sum(dimension.width for dimension in sheet.column_dimensions.values()) > 250
    pages = int(setup.fitToWidth or 1)
    if not sheet.sheet_properties.pageSetUpPr.fitToPage or setup.fitToHeight not in (0, "0") or (pages > 1) != wide:
        fault(f"{sheet.title}: {pages} pages wide")
    if wide and not sheet.print_title_cols:
        fault(f"{sheet.title}: names are not repeated on paper")
    if not sheet.oddHeader.right.text or not sheet.oddHeader.left.text:
        fault(f"{sheet.title}: no header")
    footer = (sheet.oddFooter.left.text or "", sheet.oddFooter.center.text or "", sheet.oddFooter.right.text or "")
    if footer[0] != "&F" or "&P" not in footer[1] or "&N" not in footer[1] or footer[2] != "&D":
        fault(f"{sheet.title}: footer {footer}")
    protection = sheet.protection
    closed = protection.autoFilter or protection.sort or protection.formatColumns
    if not protection.sheet or protection.password or closed:
        fault(f"{sheet.title}: protection is not what it should be")
    if not isinstance(sheet["A1"].value, str):
        fault(f"{sheet.title}: A1 is not a title")


def check_sheet(sheet, first):
    check_page(sheet)
    if not first and sheet.merged_cells.ranges:
        fault(f"{sheet.title}: merged cells")
    boxes = [check_table(sheet, table) for table in sheet.tables.values()]
    if len(boxes) > 1:
        fault(f"{sheet.title}: more than one table")
    for index, dimension in sheet.column_dimensions.items():
        if dimension.width > 111:
            fault(f"{sheet.title}: column {index} is {dimension.width} wide")
    open_cells = [cell for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
    covered = " ".join(str(validation.sqref) for validation in sheet.data_validations.dataValidation)
    for cell in open_cells:
        if cell.fill.fgColor.rgb != "FFFFFBE0":
            fault(f"{sheet.title}!{cell.coordinate}: open, and not marked")
    if open_cells and not covered:
        fault(f"{sheet.title}: open cells without validation")


def check_cached(path):
    """Each formula keeps a value, of its own or an empty text."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                for cell in re.findall(r"<c [^>]*><f>.*?</c>", archive.read(name).decode()):
                    if "<v>" not in cell:
                        fault(f"{name}: {cell} has no value")


def check_charts(path):
    charts = 0
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8", "replace")
            if name.startswith("xl/charts/chart"):
                charts += 1
                values = re.findall(r"<c:numCache>.*?</c:numCache>", text, re.S)
                if not values or all(float(v) == 0 for v in re.findall(r"<c:v>([^<]*)</c:v>", values[-1])):
                    fault(f"{name}: the chart keeps no numbers")
            if name.startswith("xl/drawings/drawing"):
                for shape in re.findall(r"<xdr:cNvPr [^>]*>", text):
                    if not re.search(r'descr="[^"]{10,}"', shape):
                        fault(f"{name}: a chart without alternative text")
    if charts == 0:
        fault("no chart")


def check_properties(path, book):
    if not book.properties.title or not book.properties.subject or not book.properties.creator:
        fault("title, subject or author is missing")
    with zipfile.ZipFile(path) as archive:
        text = archive.read("docProps/custom.xml").decode()
    for name in ("Variante", "DateArrete", "Perimetre", "VersionDefinitions"):
        if f'name="{name}"' not in text:
            fault(f"the property {name} is missing")


def check_links(book):
    first = book.worksheets[0]
    targets = {cell.hyperlink.location for row in first.iter_rows() for cell in row if cell.hyperlink}
    for sheet in book.worksheets[1:]:
        quoted = "'" + sheet.title.replace("'", "''") + "'!A1"
        if quoted not in targets and f"{sheet.title}!A1" not in targets:
            fault(f"no link to {sheet.title}: {targets}")


def recalculate(path):
    """The workbook as LibreOffice writes it after calculating everything again; its own profile is thrown away."""
    folder = Path(tempfile.mkdtemp(prefix="palier-recalculate-"))
    try:
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        item = ('<item oor:path="/org.openoffice.Office.Calc/Formula/Load">'
                '<prop oor:name="OOXMLRecalcMode" oor:op="fuse">')
        (profile / "registrymodifications.xcu").write_text(
            '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
            f"{item}<value>0</value></prop></item></oor:items>\n")
        environment = dict(os.environ, LC_ALL="C.UTF-8", HOME=str(folder))
        subprocess.run(["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
                        "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), str(path)],
                       check=True, timeout=100, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return openpyxl.load_workbook(folder / "out" / Path(path).name, data_only=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def same(written, calculated):
    if isinstance(written, (int, float)) and isinstance(calculated, (int, float)):
        return abs(written - calculated) <= 1e-9 * max(1, abs(written))
    return (written or "") == (calculated or "")


def check_recalculated(path, at_least):
    formulas, cached = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    calculated = recalculate(path)
    counted = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                counted += 1
                written = cached[sheet.title][cell.coordinate].value
                value = calculated[sheet.title][cell.coordinate].value
                if not same(written, value):
                    fault(f"{sheet.title}!{cell.coordinate} {cell.value}: written {written!r}, calculated {value!r}")
    if counted < at_least:
        fault(f"only {counted} formulas")


def check_without(path, words):
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            text = unicodedata.normalize("NFC", archive.read(name).decode("utf-8", "replace"))
            for word in words:
                if re.search(rf"(?<!\w)({re.escape(word)}|{re.escape(word.upper())})(?!\w)", text):
                    fault(f"{name} holds “{word}”")


def main(arguments):
    path = arguments[0]
    if "--recalculate" in arguments:
        check_recalculated(path, 5 if "--list" in arguments else 20)
    elif "--without" in arguments:
        words = Path(arguments[arguments.index("--without") + 1]).read_text(encoding="utf-8").split("\n")
        check_without(path, [word for word in words if word])
    else:
        check_parts(path)
        book = openpyxl.load_workbook(path)
        check_names(book)
        for index, sheet in enumerate(book):
            check_sheet(sheet, index == 0)
        check_cached(path)
        if "--list" not in arguments:   # a list of people is not drawn
            check_charts(path)
        check_properties(path, book)
        check_links(book)
    for line in faults:
        print(line)
    return 1 if faults else 0


sys.exit(main(sys.argv[1:]))
