import pytest, time, collections, cProfile, pstats
from tests.safety.matrix.conftest import _did, acting, everything, ROLES
from tests.safety.matrix.test_matrix import EXPECTED
import logging; logging.disable(50)
pytestmark = pytest.mark.django_db
def test_t(scene, readings):
    for one in readings.heard:
        if one.row in EXPECTED and one.verdict != EXPECTED[one.row][one.role]: print(one.row,one.role,one.verdict)
    before=everything(); d=collections.Counter(); n=collections.Counter()
    for one in acting(scene):
        for role in ROLES:
            t=time.process_time(); r=_did(scene,one,role,before); e=time.process_time()-t
            k=one.row.split()[0] if not one.row.startswith("POST") else one.row.split()[1]
            d[k]+=e; n[k]+=1
            if role=="nobody" and 0: break
    for k,v in d.most_common(14): print(k, n[k], round(v,2), round(1000*v/n[k],1))
    print(sum(n.values()), sum(d.values()))
