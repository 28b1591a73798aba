"""A mutant of the reading child that looks at no part of a package: the promise must fail without the guard."""

from guantong.gateways.adapters.published_documents import attachment, child

attachment.check_package = lambda _content, _notes, form=None: form.kind if form else "xlsx"

if __name__ == "__main__":
    child.main()
